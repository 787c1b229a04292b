BEGIN;
ALTER TABLE public.t ADD COLUMN b integer DEFAULT 0; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;

-- backfill public.t.b = a * 2 where true by  in batches of 5000; -- migrate; ROW EXCLUSIVE public.t, batches

BEGIN;
ALTER TABLE public.t ADD CONSTRAINT t_b_not_null NOT NULL b NOT VALID; -- migrate; ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT t_b_not_null; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;
