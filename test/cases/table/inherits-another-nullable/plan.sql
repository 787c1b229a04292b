BEGIN;
ALTER TABLE public.logins NO INHERIT public.strict_events; -- expand; ACCESS EXCLUSIVE public.logins, instant
CREATE TABLE public.loose_events (
  id bigint,
  at timestamp with time zone,
  note text DEFAULT ''::text NOT NULL
); -- expand
ALTER TABLE public.logins ALTER COLUMN at DROP NOT NULL; -- expand; ACCESS EXCLUSIVE public.logins, instant
ALTER TABLE public.logins ALTER COLUMN id DROP NOT NULL; -- expand; ACCESS EXCLUSIVE public.logins, instant
ALTER TABLE public.logins ALTER COLUMN note SET DEFAULT ''::text; -- expand; ACCESS EXCLUSIVE public.logins, instant
COMMIT;

BEGIN;
ALTER TABLE public.logins ADD CONSTRAINT logins_note_not_null NOT NULL note NOT VALID; -- migrate; ACCESS EXCLUSIVE public.logins, instant
COMMIT;

BEGIN;
ALTER TABLE public.logins VALIDATE CONSTRAINT logins_note_not_null; -- migrate; SHARE UPDATE EXCLUSIVE public.logins, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.logins INHERIT public.loose_events; -- migrate; ACCESS EXCLUSIVE public.logins, instant
COMMIT;

BEGIN;
DROP TABLE public.strict_events; -- contract; ACCESS EXCLUSIVE public.strict_events, instant; data_loss
COMMIT;
