CREATE UNIQUE INDEX CONCURRENTLY station_pkey ON public.station (id); -- expand; SHARE UPDATE EXCLUSIVE public.station, build; not_transactional, may_fail_on_data

BEGIN;
ALTER TABLE public.station ADD CONSTRAINT station_pkey PRIMARY KEY USING INDEX station_pkey; -- expand; ACCESS EXCLUSIVE public.station, instant
COMMIT;

DROP INDEX CONCURRENTLY public.station_by_id; -- contract; SHARE UPDATE EXCLUSIVE public.station, instant; not_transactional

BEGIN;
ALTER TABLE public.reading ADD CONSTRAINT reading_station_fkey FOREIGN KEY (station) REFERENCES public.station (id) NOT VALID; -- contract; SHARE ROW EXCLUSIVE public.reading, SHARE ROW EXCLUSIVE public.station, instant
COMMIT;

BEGIN;
ALTER TABLE public.reading VALIDATE CONSTRAINT reading_station_fkey; -- contract; SHARE UPDATE EXCLUSIVE public.reading, ROW SHARE public.station, scan; may_fail_on_data
COMMIT;
