BEGIN;
CREATE SCHEMA audit; -- expand
ALTER TABLE public.logins NO INHERIT public.visits; -- expand; ACCESS EXCLUSIVE public.logins, instant
COMMIT;

BEGIN;
ALTER TABLE public.entries ALTER COLUMN at TYPE timestamp without time zone; -- migrate; ACCESS EXCLUSIVE public.entries, ACCESS EXCLUSIVE public.visits, rewrite; rewrites_table, may_fail_on_data, blocks_reads
COMMIT;

BEGIN;
CREATE TABLE audit.visits (
  id bigint NOT NULL,
  at timestamp without time zone
) INHERITS (public.entries); -- migrate; SHARE UPDATE EXCLUSIVE public.entries, instant
COMMIT;

BEGIN;
ALTER TABLE public.logins ALTER COLUMN at TYPE timestamp without time zone; -- migrate; ACCESS EXCLUSIVE public.logins, rewrite; rewrites_table, may_fail_on_data, blocks_reads
COMMIT;

BEGIN;
ALTER TABLE public.logins INHERIT audit.visits; -- migrate; ACCESS EXCLUSIVE public.logins, instant
COMMIT;

BEGIN;
DROP TABLE public.visits; -- contract; ACCESS EXCLUSIVE public.visits, instant; data_loss
COMMIT;
