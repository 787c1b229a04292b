BEGIN;
ALTER TABLE public.p DROP CONSTRAINT positive; -- contract; ACCESS EXCLUSIVE public.p, ACCESS EXCLUSIVE public.p1, ACCESS EXCLUSIVE public.p2, instant
COMMIT;

BEGIN;
ALTER TABLE public.p1 ADD CONSTRAINT positive CHECK ((b > 0)) NOT VALID; -- contract; ACCESS EXCLUSIVE public.p1, instant
COMMIT;

BEGIN;
ALTER TABLE public.p1 VALIDATE CONSTRAINT positive; -- contract; SHARE UPDATE EXCLUSIVE public.p1, scan; may_fail_on_data
COMMIT;
