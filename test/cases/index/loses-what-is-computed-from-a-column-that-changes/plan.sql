DROP INDEX CONCURRENTLY public.event_size; -- expand; SHARE UPDATE EXCLUSIVE public.event, instant; not_transactional

DROP INDEX CONCURRENTLY public.event_twice; -- expand; SHARE UPDATE EXCLUSIVE public.event, instant; not_transactional

BEGIN;
DROP INDEX public.part_size; -- contract; ACCESS EXCLUSIVE public.part, ACCESS EXCLUSIVE public.part_1, instant
ALTER TABLE public.part DROP COLUMN twice; -- contract; ACCESS EXCLUSIVE public.part, ACCESS EXCLUSIVE public.part_1, instant
ALTER TABLE public.part ALTER COLUMN size TYPE bigint; -- contract; ACCESS EXCLUSIVE public.part, ACCESS EXCLUSIVE public.part_1, rewrite; rewrites_table, blocks_reads
CREATE INDEX part_size ON ONLY public.part (size); -- contract; SHARE public.part, instant
COMMIT;

CREATE INDEX CONCURRENTLY part_1_size_idx ON public.part_1 (size); -- contract; SHARE UPDATE EXCLUSIVE public.part_1, build; not_transactional

BEGIN;
ALTER INDEX public.part_size ATTACH PARTITION public.part_1_size_idx; -- contract
ALTER TABLE public.event DROP COLUMN twice; -- contract; ACCESS EXCLUSIVE public.event, instant
COMMIT;

BEGIN;
ALTER TABLE public.event DROP COLUMN thrice; -- contract; ACCESS EXCLUSIVE public.event, instant
ALTER TABLE public.event ALTER COLUMN size TYPE bigint; -- contract; ACCESS EXCLUSIVE public.event, rewrite; rewrites_table, blocks_reads
ALTER TABLE public.event ADD COLUMN thrice bigint GENERATED ALWAYS AS ((size * 3)) STORED; -- contract; ACCESS EXCLUSIVE public.event, rewrite; rewrites_table, blocks_reads
COMMIT;

CREATE INDEX CONCURRENTLY event_size ON public.event (size); -- contract; SHARE UPDATE EXCLUSIVE public.event, build; not_transactional

CREATE INDEX CONCURRENTLY event_twice ON public.event (thrice); -- contract; SHARE UPDATE EXCLUSIVE public.event, build; not_transactional
