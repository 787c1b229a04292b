BEGIN;
ALTER TABLE public.t ALTER COLUMN a SET DEFAULT '{1}'::bigint[]; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
ALTER TABLE public.t ALTER COLUMN a TYPE bigint[]; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, blocks_reads
COMMIT;
