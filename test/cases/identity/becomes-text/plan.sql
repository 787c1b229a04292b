BEGIN;
ALTER TABLE public.reading ALTER COLUMN number DROP IDENTITY; -- migrate; ACCESS EXCLUSIVE public.reading, ACCESS EXCLUSIVE public.reading_number_seq, instant
ALTER TABLE public.reading ALTER COLUMN number TYPE text; -- migrate; ACCESS EXCLUSIVE public.reading, rewrite; rewrites_table, blocks_reads
COMMIT;
