BEGIN;
ALTER TABLE public.t ADD COLUMN token uuid; -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ALTER COLUMN token SET DEFAULT gen_random_uuid(); -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;

-- backfill public.t.token = gen_random_uuid() where t.token IS NULL by id in batches of 5000; -- migrate; ROW EXCLUSIVE public.t, batches
