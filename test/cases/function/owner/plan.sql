BEGIN;
ALTER FUNCTION public.f() OWNER TO owner_role; -- expand; changes_access
COMMIT;
