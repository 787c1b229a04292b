BEGIN;
ALTER TABLE public.reading ADD COLUMN level character(5) DEFAULT 'b'::bpchar; -- expand; ACCESS EXCLUSIVE public.reading, ACCESS EXCLUSIVE store.reading_0, instant
ALTER TABLE ONLY public.reading ALTER COLUMN level SET STORAGE EXTERNAL; -- expand; ACCESS EXCLUSIVE public.reading, instant
COMMIT;

BEGIN;
ALTER TABLE store.reading_0 ALTER COLUMN level SET STORAGE EXTERNAL; -- expand; ACCESS EXCLUSIVE store.reading_0, instant
COMMIT;
