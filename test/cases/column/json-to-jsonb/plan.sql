BEGIN;
ALTER TABLE public.t ALTER COLUMN doc TYPE jsonb USING doc::jsonb; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
COMMIT;
