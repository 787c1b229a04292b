BEGIN;
ALTER TABLE public.c ALTER COLUMN p_id TYPE bigint; -- migrate; ACCESS EXCLUSIVE public.c, ACCESS EXCLUSIVE public.p, rewrite; rewrites_table, blocks_reads
COMMIT;

BEGIN;
ALTER TABLE public.p ALTER COLUMN id TYPE bigint; -- migrate; ACCESS EXCLUSIVE public.c, ACCESS EXCLUSIVE public.p, rewrite; rewrites_table, blocks_reads
COMMIT;
