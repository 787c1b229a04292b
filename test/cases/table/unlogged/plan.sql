BEGIN;
ALTER SEQUENCE public.t_at_seq SET UNLOGGED; -- expand; ACCESS EXCLUSIVE public.t_at_seq, instant
COMMIT;

BEGIN;
ALTER TABLE public.t SET UNLOGGED; -- migrate; ACCESS EXCLUSIVE public.t, ACCESS EXCLUSIVE public.t_at_seq, rewrite; rewrites_table, blocks_reads
COMMIT;
