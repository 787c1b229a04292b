BEGIN;
ALTER TABLE public.t ALTER COLUMN v SET EXPRESSION AS ((a + 2)); -- migrate; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ADD CONSTRAINT t_v_not_null NOT NULL v NOT VALID; -- migrate; ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT t_v_not_null; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;
