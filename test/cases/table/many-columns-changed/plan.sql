BEGIN;
ALTER TABLE public.t ALTER COLUMN e SET STATISTICS 10; -- expand; SHARE UPDATE EXCLUSIVE public.t, instant
ALTER TABLE public.t ALTER COLUMN b SET DEFAULT 1; -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ALTER COLUMN c SET DEFAULT 2; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMENT ON COLUMN public.t.d IS 'd'; -- expand; SHARE UPDATE EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
ALTER TABLE public.t ADD CONSTRAINT t_a_not_null NOT NULL a NOT VALID; -- migrate; ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT t_a_not_null; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.t ADD CONSTRAINT t_c_not_null NOT NULL c NOT VALID; -- migrate; ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT t_c_not_null; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;
