BEGIN;
DROP FUNCTION public.f(integer); -- expand
CREATE FUNCTION public.f(a integer)
RETURNS bigint
LANGUAGE sql
AS $$SELECT 1::bigint$$; -- expand
ALTER FUNCTION public.f(integer) OWNER TO owner_role; -- expand
COMMENT ON FUNCTION public.f(integer) IS 'kept'; -- expand
REVOKE EXECUTE ON FUNCTION public.f(integer) FROM PUBLIC; -- expand; changes_access
GRANT EXECUTE ON FUNCTION public.f(integer) TO reader; -- expand; changes_access
COMMIT;
