BEGIN;
REVOKE USAGE ON SCHEMA public FROM PUBLIC; -- expand; changes_access
GRANT USAGE ON SCHEMA public TO reader; -- expand; changes_access
COMMIT;
