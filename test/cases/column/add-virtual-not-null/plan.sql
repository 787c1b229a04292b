BEGIN;
ALTER TABLE public.t ADD COLUMN g integer GENERATED ALWAYS AS ((id * 2)) VIRTUAL; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
ALTER TABLE public.t ADD CONSTRAINT t_g_not_null NOT NULL g NOT VALID; -- migrate; ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT t_g_not_null; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;
