BEGIN;
REVOKE USAGE ON LANGUAGE own FROM PUBLIC; -- expand; changes_access
GRANT USAGE ON DOMAIN public.d TO reader; -- expand; changes_access
COMMIT;
