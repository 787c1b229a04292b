BEGIN;
ALTER TABLE public.reading DETACH PARTITION public.reading_2; -- expand; ACCESS EXCLUSIVE public.reading, ACCESS EXCLUSIVE public.reading_2, instant
ALTER TABLE public.reading ATTACH PARTITION public.reading_2 DEFAULT; -- expand; SHARE UPDATE EXCLUSIVE public.reading, ACCESS EXCLUSIVE public.reading_2, scan; may_fail_on_data, blocks_reads
COMMIT;

BEGIN;
DROP INDEX public.reading_id; -- expand; ACCESS EXCLUSIVE public.reading, ACCESS EXCLUSIVE public.reading_2, instant
CREATE INDEX reading_id ON ONLY public.reading (id); -- expand; SHARE public.reading, instant
COMMIT;

CREATE INDEX CONCURRENTLY reading_2_id_idx ON public.reading_2 (id); -- expand; SHARE UPDATE EXCLUSIVE public.reading_2, build; not_transactional

BEGIN;
ALTER INDEX public.reading_id ATTACH PARTITION public.reading_2_id_idx; -- expand
COMMIT;
