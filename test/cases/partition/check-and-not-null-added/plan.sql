BEGIN;
ALTER TABLE public.t ADD CONSTRAINT t_id_not_null NOT NULL id NOT VALID; -- migrate; ACCESS EXCLUSIVE public.t, ACCESS EXCLUSIVE public.t1, instant
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT t_id_not_null; -- migrate; SHARE UPDATE EXCLUSIVE public.t, SHARE UPDATE EXCLUSIVE public.t1, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.t ADD CONSTRAINT c CHECK ((id > 0)) NOT VALID; -- migrate; ACCESS EXCLUSIVE public.t, ACCESS EXCLUSIVE public.t1, instant
COMMIT;

BEGIN;
ALTER TABLE public.t1 VALIDATE CONSTRAINT c; -- migrate; SHARE UPDATE EXCLUSIVE public.t1, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT c; -- migrate; SHARE UPDATE EXCLUSIVE public.t, SHARE UPDATE EXCLUSIVE public.t1, instant
COMMIT;
