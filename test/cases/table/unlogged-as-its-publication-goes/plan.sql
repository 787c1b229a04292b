BEGIN;
DROP PUBLICATION part_of_it; -- contract
COMMIT;

BEGIN;
ALTER TABLE public.reading SET UNLOGGED; -- contract; ACCESS EXCLUSIVE public.reading, rewrite; rewrites_table, blocks_reads
COMMIT;
