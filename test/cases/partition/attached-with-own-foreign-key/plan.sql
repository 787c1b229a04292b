BEGIN;
ALTER TABLE public.reading_2 ADD CONSTRAINT reading_2_within CHECK (((id IS NULL) OR (id = 2))) NOT VALID; -- expand; ACCESS EXCLUSIVE public.reading_2, instant
COMMIT;

BEGIN;
ALTER TABLE public.reading_2 VALIDATE CONSTRAINT reading_2_within; -- migrate; SHARE UPDATE EXCLUSIVE public.reading_2, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.reading ATTACH PARTITION public.reading_2 FOR VALUES IN (2, NULL); -- migrate; SHARE UPDATE EXCLUSIVE public.reading, ACCESS EXCLUSIVE public.reading_2, ACCESS EXCLUSIVE public.station, instant
ALTER TABLE public.reading_2 DROP CONSTRAINT reading_2_within; -- migrate; ACCESS EXCLUSIVE public.reading_2, instant
COMMIT;
