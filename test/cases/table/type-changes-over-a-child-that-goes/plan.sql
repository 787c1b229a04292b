BEGIN;
DROP MATERIALIZED VIEW public.totals; -- contract; ACCESS EXCLUSIVE public.totals, instant
COMMIT;

BEGIN;
ALTER TABLE public.entries ALTER COLUMN amount TYPE numeric; -- contract; ACCESS EXCLUSIVE public.entries, ACCESS EXCLUSIVE public.visits, rewrite; rewrites_table, blocks_reads
COMMIT;

BEGIN;
DROP TABLE public.visits; -- contract; ACCESS EXCLUSIVE public.visits, instant; data_loss
COMMIT;
