BEGIN;
ALTER TABLE public.logins NO INHERIT public.events; -- expand; ACCESS EXCLUSIVE public.logins, instant
CREATE TABLE public.wide_events (
  id bigint,
  note character varying(40)
); -- expand
COMMIT;

BEGIN;
ALTER TABLE public.logins ALTER COLUMN id TYPE bigint; -- migrate; ACCESS EXCLUSIVE public.logins, rewrite; rewrites_table, blocks_reads
ALTER TABLE public.logins ALTER COLUMN id DROP NOT NULL; -- migrate; ACCESS EXCLUSIVE public.logins, instant
COMMIT;

BEGIN;
ALTER TABLE public.logins ALTER COLUMN note TYPE character varying(40); -- migrate; ACCESS EXCLUSIVE public.logins, rewrite; rewrites_table, may_fail_on_data, blocks_reads
COMMIT;

BEGIN;
ALTER TABLE public.logins INHERIT public.wide_events; -- migrate; ACCESS EXCLUSIVE public.logins, instant
COMMIT;
