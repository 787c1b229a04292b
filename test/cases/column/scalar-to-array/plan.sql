BEGIN;
ALTER TABLE public.t ALTER COLUMN tag TYPE text[] USING tag::text[]; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
COMMIT;
