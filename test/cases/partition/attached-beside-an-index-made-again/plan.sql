BEGIN;
CREATE TABLE public.reading_0 (
  id bigint CONSTRAINT reading_id_not_null NOT NULL
); -- expand
CREATE INDEX reading_id ON ONLY public.reading (id) WITH (fillfactor=60); -- expand; SHARE public.reading, instant
CREATE INDEX reading_0_id_idx ON public.reading_0 (id) WITH (fillfactor=60); -- expand
COMMIT;

CREATE INDEX CONCURRENTLY reading_1_id_idx_new ON public.reading_1 (id) WITH (fillfactor=60); -- expand; SHARE UPDATE EXCLUSIVE public.reading_1, build; not_transactional

BEGIN;
ALTER INDEX public.reading_1_id_idx RENAME TO reading_1_id_idx_old; -- expand
ALTER INDEX public.reading_1_id_idx_new RENAME TO reading_1_id_idx; -- expand
ALTER INDEX public.reading_id ATTACH PARTITION public.reading_1_id_idx; -- expand
ALTER INDEX public.reading_key RENAME TO reading_key_old; -- expand
CREATE UNIQUE INDEX reading_key ON ONLY public.reading (id); -- expand; SHARE public.reading, instant
CREATE UNIQUE INDEX reading_0_id_idx1 ON public.reading_0 (id); -- expand
COMMIT;

CREATE UNIQUE INDEX CONCURRENTLY reading_1_id_idx1 ON public.reading_1 (id); -- expand; SHARE UPDATE EXCLUSIVE public.reading_1, build; not_transactional, may_fail_on_data

BEGIN;
ALTER INDEX public.reading_key ATTACH PARTITION public.reading_1_id_idx1; -- expand
COMMIT;

BEGIN;
DROP INDEX public.reading_key_old; -- contract; ACCESS EXCLUSIVE public.reading, ACCESS EXCLUSIVE public.reading_1, instant
ALTER TABLE public.reading ATTACH PARTITION public.reading_0 FOR VALUES WITH (modulus 3, remainder 0); -- contract; SHARE UPDATE EXCLUSIVE public.reading, instant
COMMIT;
