BEGIN;
ALTER SCHEMA support RENAME TO helpdesk; -- expand
COMMIT;

BEGIN;
ALTER FUNCTION helpdesk.unsolved() RENAME TO open_tickets; -- expand
COMMIT;

BEGIN;
ALTER VIEW helpdesk.urgent RENAME TO burning; -- expand; ACCESS EXCLUSIVE helpdesk.urgent, instant
COMMIT;
