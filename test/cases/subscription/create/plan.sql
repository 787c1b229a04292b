BEGIN;
CREATE SUBSCRIPTION s CONNECTION 'host=127.0.0.1 port=1 dbname=none' PUBLICATION p WITH (connect = false, slot_name = NONE); -- expand; changes_access
COMMENT ON SUBSCRIPTION s IS 'in'; -- expand
COMMIT;
