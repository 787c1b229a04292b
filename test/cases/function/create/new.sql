CREATE FUNCTION add(a int, b int DEFAULT 2) RETURNS int LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 5 AS 'SELECT a + b';
CREATE FUNCTION pl(INOUT x int, OUT y text, VARIADIC rest text[]) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET work_mem = '8MB' AS $body$
BEGIN
  y := $q$it's$q$;
END
$body$;
CREATE FUNCTION tab() RETURNS TABLE (a int, b text) LANGUAGE sql ROWS 10 AS $$ SELECT 1, 'x' $$;
