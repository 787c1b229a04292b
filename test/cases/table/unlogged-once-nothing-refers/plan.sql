BEGIN;
ALTER TABLE public.u DROP CONSTRAINT u_t_fkey; -- contract; ACCESS EXCLUSIVE public.t, ACCESS EXCLUSIVE public.u, instant
COMMIT;

BEGIN;
ALTER TABLE public.t SET UNLOGGED; -- contract; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, blocks_reads
COMMIT;
