BEGIN;
ALTER TABLE public.reading DROP CONSTRAINT reading_key; -- expand; ACCESS EXCLUSIVE public.reading, ACCESS EXCLUSIVE public.reading_1, instant
ALTER TABLE ONLY public.reading ADD CONSTRAINT reading_key UNIQUE (id) WITH (fillfactor=70); -- expand; ACCESS EXCLUSIVE public.reading, instant
COMMIT;

CREATE UNIQUE INDEX CONCURRENTLY reading_1_id_key_new ON public.reading_1 (id) WITH (fillfactor=70); -- expand; SHARE UPDATE EXCLUSIVE public.reading_1, build; not_transactional, may_fail_on_data

BEGIN;
ALTER TABLE public.reading_1 ADD CONSTRAINT reading_1_id_key UNIQUE USING INDEX reading_1_id_key_new; -- expand; ACCESS EXCLUSIVE public.reading_1, instant
ALTER INDEX public.reading_key ATTACH PARTITION public.reading_1_id_key; -- expand
COMMIT;

BEGIN;
ALTER INDEX public.reading_place RENAME TO reading_place_old; -- expand
CREATE INDEX reading_place ON ONLY public.reading (place, id) WITH (fillfactor=60); -- expand; SHARE public.reading, instant
COMMIT;

CREATE INDEX CONCURRENTLY reading_1_place_id_idx_new ON public.reading_1 (place, id) WITH (fillfactor=60); -- expand; SHARE UPDATE EXCLUSIVE public.reading_1, build; not_transactional

BEGIN;
ALTER INDEX public.reading_1_place_id_idx RENAME TO reading_1_place_id_idx_old; -- expand
ALTER INDEX public.reading_1_place_id_idx_new RENAME TO reading_1_place_id_idx; -- expand
ALTER INDEX public.reading_place ATTACH PARTITION public.reading_1_place_id_idx; -- expand
COMMIT;

BEGIN;
DROP INDEX public.reading_place_old; -- contract; ACCESS EXCLUSIVE public.reading, ACCESS EXCLUSIVE public.reading_1, instant
COMMIT;
