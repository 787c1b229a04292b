BEGIN;
ALTER TABLE public.hourly NO INHERIT public.reading; -- expand; ACCESS EXCLUSIVE public.hourly, instant
COMMIT;

BEGIN;
ALTER TABLE public.hourly ALTER COLUMN taken DROP DEFAULT; -- migrate; ACCESS EXCLUSIVE public.hourly, instant
ALTER TABLE public.hourly ALTER COLUMN taken TYPE text; -- migrate; ACCESS EXCLUSIVE public.hourly, rewrite; rewrites_table, blocks_reads
ALTER TABLE public.hourly ALTER COLUMN taken SET DEFAULT 'two'::text; -- migrate; ACCESS EXCLUSIVE public.hourly, instant
COMMIT;

BEGIN;
ALTER TABLE public.hourly DROP CONSTRAINT sound; -- contract; ACCESS EXCLUSIVE public.hourly, instant
ALTER TABLE public.hourly DROP COLUMN doubled; -- contract; ACCESS EXCLUSIVE public.hourly, instant
ALTER TABLE public.hourly ADD CONSTRAINT sound CHECK ((id > 0)) NO INHERIT NOT VALID; -- contract; ACCESS EXCLUSIVE public.hourly, instant
COMMIT;

BEGIN;
ALTER TABLE public.hourly VALIDATE CONSTRAINT sound; -- contract; SHARE UPDATE EXCLUSIVE public.hourly, scan; may_fail_on_data
COMMIT;

BEGIN;
DROP TABLE public.reading; -- contract; ACCESS EXCLUSIVE public.reading, instant; data_loss
COMMIT;
