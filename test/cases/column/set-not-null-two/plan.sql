BEGIN;
ALTER TABLE public.t ADD CONSTRAINT t_a_not_null NOT NULL a NOT VALID; -- migrate; ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT t_a_not_null; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.t ADD CONSTRAINT t_b_not_null NOT NULL b NOT VALID; -- migrate; ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT t_b_not_null; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;
