BEGIN;
ALTER TABLE public.t ADD CONSTRAINT small CHECK ((n < 100)) NOT VALID; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT small; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;
