CREATE FUNCTION f(OUT a int, OUT b text) LANGUAGE sql AS $$ SELECT 1, 'x' $$;
