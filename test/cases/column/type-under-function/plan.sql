BEGIN;
ALTER TABLE public.t ALTER COLUMN n TYPE bigint; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, blocks_reads
COMMIT;
