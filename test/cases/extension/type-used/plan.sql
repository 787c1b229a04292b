BEGIN;
ALTER TABLE public.t ALTER COLUMN s TYPE public.citext USING s::public.citext; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
COMMIT;
