BEGIN;
ALTER TABLE public.orders ALTER COLUMN cents SET EXPRESSION AS (round((amount * (100)::numeric))); -- migrate; ACCESS EXCLUSIVE public.orders, rewrite; rewrites_table, blocks_reads
COMMIT;

BEGIN;
ALTER STATISTICS public.orders_cents SET STATISTICS 200; -- migrate
COMMIT;
