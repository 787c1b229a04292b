BEGIN;
CREATE FUNCTION public.add(a integer, b integer DEFAULT 2)
RETURNS integer
LANGUAGE sql
IMMUTABLE STRICT PARALLEL SAFE COST 5
AS $$SELECT a + b$$; -- expand
CREATE FUNCTION public.pl(INOUT x integer, OUT y text, VARIADIC rest text[])
RETURNS record
LANGUAGE plpgsql
SECURITY DEFINER
STABLE
SET search_path TO 'public', 'pg_temp'
SET work_mem TO '8MB'
AS $$
BEGIN
  y := $q$it's$q$;
END
$$; -- expand; changes_access
CREATE FUNCTION public.tab()
RETURNS TABLE(a integer, b text)
LANGUAGE sql
ROWS 10
AS $$ SELECT 1, 'x' $$; -- expand
COMMIT;
