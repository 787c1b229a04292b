BEGIN;
ALTER TABLE public.t ADD COLUMN slug text; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;

-- backfill public.t.slug = lower(name) where t.slug IS NULL by id in batches of 5000; -- migrate; ROW EXCLUSIVE public.t, batches

BEGIN;
ALTER TABLE public.t ADD CONSTRAINT t_slug_not_null NOT NULL slug NOT VALID; -- migrate; ACCESS EXCLUSIVE public.t, instant
COMMIT;

-- backfill public.t.slug = lower(name) where t.slug IS NULL by id in batches of 5000; -- migrate; ROW EXCLUSIVE public.t, batches

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT t_slug_not_null; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;
