BEGIN;
ALTER TABLE public.reading ADD COLUMN level integer; -- expand; ACCESS EXCLUSIVE public.reading, instant
ALTER TABLE public.reading ALTER COLUMN level SET DEFAULT (random() * (10)::double precision); -- expand; ACCESS EXCLUSIVE public.reading, instant
COMMIT;

-- backfill public.reading.level = (random() * (10)::double precision) where reading.level IS NULL by  in batches of 5000; -- migrate; ROW EXCLUSIVE public.reading, batches

BEGIN;
ALTER TABLE public.reading ADD CONSTRAINT reading_level_not_null NOT NULL level NOT VALID; -- migrate; ACCESS EXCLUSIVE public.reading, instant
COMMIT;

-- backfill public.reading.level = (random() * (10)::double precision) where reading.level IS NULL by  in batches of 5000; -- migrate; ROW EXCLUSIVE public.reading, batches

BEGIN;
ALTER TABLE public.reading VALIDATE CONSTRAINT reading_level_not_null; -- migrate; SHARE UPDATE EXCLUSIVE public.reading, scan; may_fail_on_data
COMMIT;

BEGIN;
CREATE PUBLICATION all_of_it FOR ALL TABLES; -- migrate
COMMIT;
