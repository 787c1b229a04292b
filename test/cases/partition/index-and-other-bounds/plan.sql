BEGIN;
ALTER TABLE public.reading ADD COLUMN spot text; -- expand; ACCESS EXCLUSIVE public.reading, ACCESS EXCLUSIVE public.reading_1, instant
COMMIT;

BEGIN;
DROP INDEX public.reading_place; -- contract; ACCESS EXCLUSIVE public.reading, ACCESS EXCLUSIVE public.reading_1, instant
ALTER TABLE public.reading DROP COLUMN place; -- contract; ACCESS EXCLUSIVE public.reading, ACCESS EXCLUSIVE public.reading_1, instant; data_loss
ALTER TABLE public.reading_1 ADD CONSTRAINT reading_1_within CHECK (((id IS NOT NULL) AND (id = '1'::bigint))) NOT VALID; -- contract; ACCESS EXCLUSIVE public.reading_1, instant
ALTER TABLE public.reading_1 VALIDATE CONSTRAINT reading_1_within; -- contract; SHARE UPDATE EXCLUSIVE public.reading_1, scan; may_fail_on_data
ALTER TABLE public.reading DETACH PARTITION public.reading_1; -- contract; ACCESS EXCLUSIVE public.reading, ACCESS EXCLUSIVE public.reading_1, instant
ALTER TABLE public.reading ATTACH PARTITION public.reading_1 FOR VALUES IN ('1'); -- contract; SHARE UPDATE EXCLUSIVE public.reading, ACCESS EXCLUSIVE public.reading_1, instant
ALTER TABLE public.reading_1 DROP CONSTRAINT reading_1_within; -- contract; ACCESS EXCLUSIVE public.reading_1, instant
CREATE INDEX reading_place ON ONLY public.reading (spot); -- contract; SHARE public.reading, instant
COMMIT;

CREATE INDEX CONCURRENTLY reading_1_spot_idx ON public.reading_1 (spot); -- contract; SHARE UPDATE EXCLUSIVE public.reading_1, build; not_transactional

BEGIN;
ALTER INDEX public.reading_place ATTACH PARTITION public.reading_1_spot_idx; -- contract
CREATE INDEX reading_id ON ONLY public.reading (id); -- contract; SHARE public.reading, instant
COMMIT;

CREATE INDEX CONCURRENTLY reading_1_id_idx ON public.reading_1 (id); -- contract; SHARE UPDATE EXCLUSIVE public.reading_1, build; not_transactional

BEGIN;
ALTER INDEX public.reading_id ATTACH PARTITION public.reading_1_id_idx; -- contract
COMMIT;
