BEGIN;
CREATE SCHEMA after; -- expand
ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO reader; -- expand; changes_access
GRANT USAGE ON SCHEMA after TO reader; -- expand; changes_access
COMMIT;
