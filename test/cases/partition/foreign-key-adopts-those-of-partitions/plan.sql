BEGIN;
ALTER TABLE public.reading ADD CONSTRAINT reading_station_fkey FOREIGN KEY (station) REFERENCES public.station (id) NOT VALID; -- expand; SHARE ROW EXCLUSIVE public.reading, SHARE ROW EXCLUSIVE public.reading_1, SHARE ROW EXCLUSIVE public.reading_2, ACCESS EXCLUSIVE public.station, instant
COMMIT;

BEGIN;
ALTER TABLE public.reading VALIDATE CONSTRAINT reading_station_fkey; -- migrate; SHARE UPDATE EXCLUSIVE public.reading, SHARE UPDATE EXCLUSIVE public.reading_2, ROW SHARE public.station, scan; may_fail_on_data
COMMIT;
