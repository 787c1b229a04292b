BEGIN;
ALTER TABLE public.t1 SET (fillfactor=70); -- expand; SHARE UPDATE EXCLUSIVE public.t1, instant
ALTER TABLE public.t1 ALTER COLUMN id SET DEFAULT 2; -- expand; ACCESS EXCLUSIVE public.t1, instant
COMMIT;

BEGIN;
ALTER TABLE public.t1 ADD CONSTRAINT t1_id_not_null NOT NULL id NOT VALID; -- migrate; ACCESS EXCLUSIVE public.t1, instant
COMMIT;

BEGIN;
ALTER TABLE public.t1 VALIDATE CONSTRAINT t1_id_not_null; -- migrate; SHARE UPDATE EXCLUSIVE public.t1, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.t1 ADD CONSTRAINT own CHECK ((id < 100)) NOT VALID; -- migrate; ACCESS EXCLUSIVE public.t1, instant
COMMIT;

BEGIN;
ALTER TABLE public.t1 VALIDATE CONSTRAINT own; -- migrate; SHARE UPDATE EXCLUSIVE public.t1, scan; may_fail_on_data
COMMIT;
