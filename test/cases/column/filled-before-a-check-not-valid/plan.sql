BEGIN;
ALTER TABLE public.reading ADD COLUMN code text; -- expand; ACCESS EXCLUSIVE public.reading, instant
ALTER TABLE public.reading ALTER COLUMN code SET DEFAULT "left"(md5((random())::text), 5); -- expand; ACCESS EXCLUSIVE public.reading, instant
COMMIT;

-- backfill public.reading.code = "left"(md5((random())::text), 5) where reading.code IS NULL by id in batches of 5000; -- migrate; ROW EXCLUSIVE public.reading, batches

BEGIN;
ALTER TABLE public.reading ADD CONSTRAINT sound CHECK ((code ~ '^[g-z]'::text)) NOT VALID; -- migrate; ACCESS EXCLUSIVE public.reading, instant
COMMIT;
