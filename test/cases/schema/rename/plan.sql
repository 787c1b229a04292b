BEGIN;
ALTER SCHEMA before RENAME TO after; -- expand
COMMIT;
