BEGIN;
DROP VIEW app.v; -- contract; ACCESS EXCLUSIVE app.v, instant
DROP FUNCTION app.f(); -- contract
COMMIT;

BEGIN;
DROP TABLE app.t; -- contract; ACCESS EXCLUSIVE app.t, ACCESS EXCLUSIVE app.t_id_seq, instant; data_loss
COMMIT;

BEGIN;
DROP TYPE app.e; -- contract
DROP SCHEMA app; -- contract; irreversible
COMMIT;
