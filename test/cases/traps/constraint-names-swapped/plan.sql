BEGIN;
ALTER TABLE public.t DROP CONSTRAINT x; -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ADD CONSTRAINT x CHECK ((b > 0)) NOT VALID; -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t DROP CONSTRAINT y; -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ADD CONSTRAINT y CHECK ((a > 0)) NOT VALID; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT x; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT y; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;
