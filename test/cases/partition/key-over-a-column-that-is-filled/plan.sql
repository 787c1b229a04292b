BEGIN;
ALTER TABLE public.reading ADD COLUMN code text; -- expand; ACCESS EXCLUSIVE public.reading, ACCESS EXCLUSIVE public.reading_0, instant
ALTER TABLE public.reading ALTER COLUMN code SET DEFAULT "left"(md5((random())::text), 5); -- expand; ACCESS EXCLUSIVE public.reading, ACCESS EXCLUSIVE public.reading_0, instant
COMMIT;

BEGIN;
ALTER TABLE public.reading_0 ALTER COLUMN code SET DEFAULT "left"(md5((random())::text), 5); -- expand; ACCESS EXCLUSIVE public.reading_0, instant
COMMIT;

-- backfill public.reading.code = "left"(md5((random())::text), 5) where reading.code IS NULL by  in batches of 5000; -- migrate; ROW EXCLUSIVE public.reading, batches

BEGIN;
ALTER TABLE public.reading ADD CONSTRAINT reading_code_not_null NOT NULL code NOT VALID; -- migrate; ACCESS EXCLUSIVE public.reading, ACCESS EXCLUSIVE public.reading_0, instant
COMMIT;

-- backfill public.reading.code = "left"(md5((random())::text), 5) where reading.code IS NULL by  in batches of 5000; -- migrate; ROW EXCLUSIVE public.reading, batches

BEGIN;
ALTER TABLE public.reading VALIDATE CONSTRAINT reading_code_not_null; -- migrate; SHARE UPDATE EXCLUSIVE public.reading, SHARE UPDATE EXCLUSIVE public.reading_0, scan; may_fail_on_data
COMMIT;

-- backfill public.reading_0.code = "left"(md5((random())::text), 5) where reading_0.code IS NULL by  in batches of 5000; -- migrate; ROW EXCLUSIVE public.reading_0, batches

BEGIN;
ALTER TABLE public.reading_0 ADD CONSTRAINT reading_code_not_null NOT NULL code NOT VALID; -- migrate; ACCESS EXCLUSIVE public.reading_0, instant
COMMIT;

-- backfill public.reading_0.code = "left"(md5((random())::text), 5) where reading_0.code IS NULL by  in batches of 5000; -- migrate; ROW EXCLUSIVE public.reading_0, batches

BEGIN;
ALTER TABLE public.reading_0 VALIDATE CONSTRAINT reading_code_not_null; -- migrate; SHARE UPDATE EXCLUSIVE public.reading_0, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE ONLY public.reading ADD CONSTRAINT reading_pkey PRIMARY KEY (id, code); -- migrate; ACCESS EXCLUSIVE public.reading, instant
COMMIT;

CREATE UNIQUE INDEX CONCURRENTLY reading_0_pkey ON public.reading_0 (id, code); -- migrate; SHARE UPDATE EXCLUSIVE public.reading_0, build; not_transactional, may_fail_on_data

BEGIN;
ALTER TABLE public.reading_0 ADD CONSTRAINT reading_0_pkey PRIMARY KEY USING INDEX reading_0_pkey; -- migrate; ACCESS EXCLUSIVE public.reading_0, instant
ALTER INDEX public.reading_pkey ATTACH PARTITION public.reading_0_pkey; -- migrate
COMMIT;
