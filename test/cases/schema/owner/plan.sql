BEGIN;
ALTER SCHEMA app OWNER TO owner_role; -- expand; changes_access
COMMIT;
