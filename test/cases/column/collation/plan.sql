BEGIN;
ALTER TABLE public.t ALTER COLUMN name TYPE text COLLATE pg_catalog."C"; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
COMMIT;
