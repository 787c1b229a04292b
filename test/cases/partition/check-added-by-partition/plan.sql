BEGIN;
ALTER TABLE public.p ADD CONSTRAINT b_positive CHECK ((b > 0)) NOT VALID; -- expand; ACCESS EXCLUSIVE public.p, ACCESS EXCLUSIVE public.p1, ACCESS EXCLUSIVE public.p2, ACCESS EXCLUSIVE public.p2a, instant
COMMIT;

BEGIN;
ALTER TABLE public.p1 VALIDATE CONSTRAINT b_positive; -- migrate; SHARE UPDATE EXCLUSIVE public.p1, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.p2a VALIDATE CONSTRAINT b_positive; -- migrate; SHARE UPDATE EXCLUSIVE public.p2a, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.p VALIDATE CONSTRAINT b_positive; -- migrate; SHARE UPDATE EXCLUSIVE public.p, SHARE UPDATE EXCLUSIVE public.p1, SHARE UPDATE EXCLUSIVE public.p2, SHARE UPDATE EXCLUSIVE public.p2a, instant
COMMIT;
