CREATE FUNCTION f(OUT a int, OUT b text, OUT c int) LANGUAGE sql AS $$ SELECT 1, 'x', 2 $$;
