BEGIN;
ALTER TABLE public.u SET UNLOGGED; -- migrate; ACCESS EXCLUSIVE public.u, rewrite; rewrites_table, blocks_reads
COMMIT;

BEGIN;
ALTER TABLE public.t SET UNLOGGED; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, blocks_reads
COMMIT;
