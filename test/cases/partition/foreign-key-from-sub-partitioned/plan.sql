BEGIN;
ALTER TABLE public.reading ADD CONSTRAINT reading_station_fkey1 FOREIGN KEY (station) REFERENCES public.station (id) ON DELETE CASCADE NOT VALID; -- expand; SHARE ROW EXCLUSIVE public.reading, SHARE ROW EXCLUSIVE public.reading_1, SHARE ROW EXCLUSIVE public.reading_2, SHARE ROW EXCLUSIVE public.reading_2a, SHARE ROW EXCLUSIVE public.reading_2b, SHARE ROW EXCLUSIVE public.station, instant
COMMIT;

BEGIN;
ALTER TABLE public.reading VALIDATE CONSTRAINT reading_station_fkey1; -- migrate; SHARE UPDATE EXCLUSIVE public.reading, SHARE UPDATE EXCLUSIVE public.reading_1, SHARE UPDATE EXCLUSIVE public.reading_2, SHARE UPDATE EXCLUSIVE public.reading_2a, SHARE UPDATE EXCLUSIVE public.reading_2b, ROW SHARE public.station, scan; may_fail_on_data
COMMIT;
