BEGIN;
ALTER TABLE public.t ALTER COLUMN a TYPE bigint; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
COMMIT;
