BEGIN;
CREATE SCHEMA app; -- expand
COMMIT;

BEGIN;
DROP SCHEMA public; -- contract; irreversible
COMMIT;
