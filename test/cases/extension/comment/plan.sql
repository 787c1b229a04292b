BEGIN;
COMMENT ON EXTENSION citext IS 'ours'; -- expand
COMMIT;
