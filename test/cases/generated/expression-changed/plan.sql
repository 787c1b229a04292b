BEGIN;
ALTER TABLE public.t ALTER COLUMN g SET EXPRESSION AS ((a * 3)); -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, blocks_reads
COMMIT;
