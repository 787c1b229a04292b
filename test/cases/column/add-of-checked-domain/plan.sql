BEGIN;
ALTER TABLE public.t ADD COLUMN a public.small; -- expand; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
COMMIT;

BEGIN;
ALTER TABLE public.t ADD COLUMN b public.positive DEFAULT 5; -- expand; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
COMMIT;
