BEGIN;
ALTER TABLE public.reading ALTER COLUMN doubled DROP EXPRESSION; -- migrate; ACCESS EXCLUSIVE public.reading, instant
ALTER TABLE public.reading ALTER COLUMN doubled TYPE numeric; -- migrate; ACCESS EXCLUSIVE public.reading, rewrite; rewrites_table, blocks_reads
COMMIT;

BEGIN;
ALTER TABLE public.reading ALTER COLUMN level TYPE text; -- migrate; ACCESS EXCLUSIVE public.reading, rewrite; rewrites_table, blocks_reads
COMMIT;
