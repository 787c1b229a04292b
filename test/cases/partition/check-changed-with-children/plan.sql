BEGIN;
ALTER TABLE public.t DROP CONSTRAINT c; -- expand; ACCESS EXCLUSIVE public.t, ACCESS EXCLUSIVE public.t1, instant
ALTER TABLE public.t ADD CONSTRAINT c CHECK ((id > '-1'::integer)) NOT VALID; -- expand; ACCESS EXCLUSIVE public.t, ACCESS EXCLUSIVE public.t1, instant
COMMIT;

BEGIN;
ALTER TABLE public.t1 VALIDATE CONSTRAINT c; -- migrate; SHARE UPDATE EXCLUSIVE public.t1, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT c; -- migrate; SHARE UPDATE EXCLUSIVE public.t, SHARE UPDATE EXCLUSIVE public.t1, instant
COMMIT;
