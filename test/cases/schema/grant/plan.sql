BEGIN;
GRANT USAGE ON SCHEMA app TO reader; -- expand; changes_access
GRANT CREATE, USAGE ON SCHEMA app TO writer WITH GRANT OPTION; -- expand; changes_access
COMMIT;
