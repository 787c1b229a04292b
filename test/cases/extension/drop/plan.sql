BEGIN;
DROP EXTENSION citext; -- contract; irreversible
COMMIT;
