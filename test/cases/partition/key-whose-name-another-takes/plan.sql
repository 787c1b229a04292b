BEGIN;
ALTER TABLE public.reading ADD COLUMN level numeric; -- expand; ACCESS EXCLUSIVE public.reading, ACCESS EXCLUSIVE public.reading_0, instant
ALTER TABLE ONLY public.reading ADD CONSTRAINT second UNIQUE (place, id) DEFERRABLE; -- expand; ACCESS EXCLUSIVE public.reading, instant
COMMIT;

CREATE UNIQUE INDEX CONCURRENTLY reading_0_place_id_key_new ON public.reading_0 (place, id); -- expand; SHARE UPDATE EXCLUSIVE public.reading_0, build; not_transactional, may_fail_on_data

BEGIN;
ALTER TABLE public.reading DROP CONSTRAINT first; -- expand; ACCESS EXCLUSIVE public.reading, ACCESS EXCLUSIVE public.reading_0, instant
ALTER TABLE ONLY public.reading ADD CONSTRAINT first UNIQUE (level, id); -- expand; ACCESS EXCLUSIVE public.reading, instant
ALTER TABLE public.reading_0 ADD CONSTRAINT reading_0_place_id_key UNIQUE USING INDEX reading_0_place_id_key_new DEFERRABLE; -- expand; ACCESS EXCLUSIVE public.reading_0, instant
ALTER INDEX public.second ATTACH PARTITION public.reading_0_place_id_key; -- expand
COMMIT;

CREATE UNIQUE INDEX CONCURRENTLY reading_0_level_id_key ON public.reading_0 (level, id); -- expand; SHARE UPDATE EXCLUSIVE public.reading_0, build; not_transactional, may_fail_on_data

BEGIN;
ALTER TABLE public.reading_0 ADD CONSTRAINT reading_0_level_id_key UNIQUE USING INDEX reading_0_level_id_key; -- expand; ACCESS EXCLUSIVE public.reading_0, instant
ALTER INDEX public.first ATTACH PARTITION public.reading_0_level_id_key; -- expand
COMMIT;
