BEGIN;
ALTER TABLE public.t ALTER COLUMN name TYPE text COLLATE pg_catalog."C"; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, blocks_reads
COMMIT;
