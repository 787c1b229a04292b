BEGIN;
DROP FUNCTION public.f(integer); -- expand
CREATE FUNCTION public.f(b integer)
RETURNS integer
LANGUAGE sql
AS $$SELECT $1$$; -- expand
COMMENT ON FUNCTION public.f(integer) IS 'kept'; -- expand
GRANT EXECUTE ON FUNCTION public.f(integer) TO reader; -- expand; changes_access
COMMIT;
