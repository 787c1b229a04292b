BEGIN;
ALTER TABLE public.reading_2 ADD CONSTRAINT reading_2_within CHECK (((id IS NULL) OR (id = 2))) NOT VALID; -- contract; ACCESS EXCLUSIVE public.reading_2, instant
COMMIT;

BEGIN;
ALTER TABLE public.reading_2 VALIDATE CONSTRAINT reading_2_within; -- contract; SHARE UPDATE EXCLUSIVE public.reading_2, scan; may_fail_on_data
COMMIT;

ALTER TABLE public.reading DETACH PARTITION public.reading_2 CONCURRENTLY; -- contract; SHARE UPDATE EXCLUSIVE public.reading, ACCESS EXCLUSIVE public.reading_2, SHARE ROW EXCLUSIVE public.station, instant; not_transactional

BEGIN;
ALTER TABLE public.reading_2 DROP CONSTRAINT reading_2_within; -- contract; ACCESS EXCLUSIVE public.reading_2, instant
COMMIT;
