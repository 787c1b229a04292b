BEGIN;
REVOKE EXECUTE ON FUNCTION public.f() FROM PUBLIC; -- expand; changes_access
GRANT EXECUTE ON FUNCTION public.f() TO reader; -- expand; changes_access
COMMIT;
