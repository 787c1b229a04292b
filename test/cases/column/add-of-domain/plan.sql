BEGIN;
ALTER TABLE public.t ADD COLUMN n public.positive; -- expand; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
COMMIT;
