BEGIN;
ALTER TABLE public.e1 ADD CONSTRAINT e1_within CHECK (((v IS NOT NULL) AND (v >= 10) AND (v < 20))) NOT VALID; -- expand; ACCESS EXCLUSIVE public.e1, instant
COMMIT;

BEGIN;
ALTER TABLE public.e2 ADD CONSTRAINT e2_within CHECK (((v IS NOT NULL) AND (v >= 1) AND (v < 10))) NOT VALID; -- expand; ACCESS EXCLUSIVE public.e2, instant
COMMIT;

BEGIN;
ALTER TABLE public.e1 VALIDATE CONSTRAINT e1_within; -- migrate; SHARE UPDATE EXCLUSIVE public.e1, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.e2 VALIDATE CONSTRAINT e2_within; -- migrate; SHARE UPDATE EXCLUSIVE public.e2, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.e DETACH PARTITION public.e1; -- migrate; ACCESS EXCLUSIVE public.e, ACCESS EXCLUSIVE public.e1, instant
ALTER TABLE public.e DETACH PARTITION public.e2; -- migrate; ACCESS EXCLUSIVE public.e, ACCESS EXCLUSIVE public.e2, instant
ALTER TABLE public.e ATTACH PARTITION public.e1 FOR VALUES FROM (10) TO (20); -- migrate; SHARE UPDATE EXCLUSIVE public.e, ACCESS EXCLUSIVE public.e1, instant
ALTER TABLE public.e1 DROP CONSTRAINT e1_within; -- migrate; ACCESS EXCLUSIVE public.e1, instant
ALTER TABLE public.e ATTACH PARTITION public.e2 FOR VALUES FROM (1) TO (10); -- migrate; SHARE UPDATE EXCLUSIVE public.e, ACCESS EXCLUSIVE public.e2, instant
ALTER TABLE public.e2 DROP CONSTRAINT e2_within; -- migrate; ACCESS EXCLUSIVE public.e2, instant
COMMIT;
