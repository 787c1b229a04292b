BEGIN;
ALTER TABLE public.t1 ADD CONSTRAINT t1_within CHECK (((k IS NOT NULL) AND (k = 1))) NOT VALID; -- expand; ACCESS EXCLUSIVE public.t1, instant
COMMIT;

BEGIN;
ALTER TABLE public.t1 VALIDATE CONSTRAINT t1_within; -- migrate; SHARE UPDATE EXCLUSIVE public.t1, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.td ADD CONSTRAINT t1_without CHECK (NOT (((k IS NOT NULL) AND (k = 1)))) NOT VALID; -- migrate; ACCESS EXCLUSIVE public.td, instant
COMMIT;

BEGIN;
ALTER TABLE public.td VALIDATE CONSTRAINT t1_without; -- migrate; SHARE UPDATE EXCLUSIVE public.td, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.t ATTACH PARTITION public.t1 FOR VALUES IN (1); -- migrate; SHARE UPDATE EXCLUSIVE public.t, ACCESS EXCLUSIVE public.t1, ACCESS EXCLUSIVE public.td, instant
ALTER TABLE public.t1 DROP CONSTRAINT t1_within; -- migrate; ACCESS EXCLUSIVE public.t1, instant
ALTER TABLE public.td DROP CONSTRAINT t1_without; -- migrate; ACCESS EXCLUSIVE public.td, instant
COMMIT;
