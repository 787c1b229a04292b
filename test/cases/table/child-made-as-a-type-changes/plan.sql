BEGIN;
CREATE TYPE public.level AS ENUM ('none', 'low', 'high'); -- expand
COMMIT;

BEGIN;
ALTER TABLE ONLY public.reading ALTER COLUMN level DROP DEFAULT; -- contract; ACCESS EXCLUSIVE public.reading, instant
ALTER TABLE public.reading ALTER COLUMN level TYPE public.level USING level::text::public.level; -- contract; ACCESS EXCLUSIVE public.reading, rewrite; rewrites_table, may_fail_on_data, blocks_reads
DROP TYPE store.level; -- contract
ALTER TABLE ONLY public.reading ALTER COLUMN level SET DEFAULT 'low'::public.level; -- contract; ACCESS EXCLUSIVE public.reading, instant
COMMIT;

BEGIN;
CREATE TABLE public.hourly () INHERITS (public.reading); -- contract; SHARE UPDATE EXCLUSIVE public.reading, instant
ALTER TABLE public.hourly ALTER COLUMN level SET DEFAULT 'low'::public.level; -- contract
DROP SCHEMA store; -- contract; irreversible
COMMIT;
