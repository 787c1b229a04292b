BEGIN;
GRANT USAGE ON DOMAIN public.d TO reader; -- expand; changes_access
COMMIT;
