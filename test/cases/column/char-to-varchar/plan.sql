BEGIN;
ALTER TABLE public.t ALTER COLUMN c TYPE character varying(3); -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
COMMIT;
