CREATE INDEX CONCURRENTLY reading_search_new ON public.reading (level); -- expand; SHARE UPDATE EXCLUSIVE public.reading, build; not_transactional

BEGIN;
ALTER INDEX public.reading_search RENAME TO reading_search_old; -- expand
ALTER INDEX public.reading_search_new RENAME TO reading_search; -- expand
COMMIT;

BEGIN;
ALTER TABLE public.reading DROP COLUMN shown; -- migrate; ACCESS EXCLUSIVE public.reading, instant
ALTER TABLE public.reading ADD COLUMN shown bigint GENERATED ALWAYS AS (((level)::bigint * 2)) STORED; -- migrate; ACCESS EXCLUSIVE public.reading, rewrite; rewrites_table, blocks_reads
COMMIT;

DROP INDEX CONCURRENTLY public.reading_search_old; -- contract; SHARE UPDATE EXCLUSIVE public.reading, instant; not_transactional

BEGIN;
ALTER TABLE public.reading DROP COLUMN note; -- contract; ACCESS EXCLUSIVE public.reading, instant; data_loss
COMMIT;
