BEGIN;
ALTER TABLE public.items DROP COLUMN shown; -- migrate; ACCESS EXCLUSIVE public.items, instant
ALTER TABLE public.items ADD COLUMN shown bigint GENERATED ALWAYS AS (((price)::bigint * 2)) STORED; -- migrate; ACCESS EXCLUSIVE public.items, rewrite; rewrites_table, blocks_reads
COMMIT;
