BEGIN;
ALTER TABLE public.x ADD CONSTRAINT x_within CHECK (((k IS NOT NULL) AND (k = 1))) NOT VALID; -- expand; ACCESS EXCLUSIVE public.x, instant
COMMIT;

BEGIN;
ALTER TABLE public.x VALIDATE CONSTRAINT x_within; -- migrate; SHARE UPDATE EXCLUSIVE public.x, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.a DETACH PARTITION public.x; -- migrate; ACCESS EXCLUSIVE public.a, ACCESS EXCLUSIVE public.x, instant
ALTER TABLE public.b ATTACH PARTITION public.x FOR VALUES IN (1); -- migrate; SHARE UPDATE EXCLUSIVE public.b, ACCESS EXCLUSIVE public.x, instant
ALTER TABLE public.x DROP CONSTRAINT x_within; -- migrate; ACCESS EXCLUSIVE public.x, instant
COMMIT;
