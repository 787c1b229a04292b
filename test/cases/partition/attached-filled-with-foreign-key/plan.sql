BEGIN;
ALTER TABLE public.reading_2 RENAME CONSTRAINT reading_2_at_not_null TO reading_at_not_null; -- expand; ACCESS EXCLUSIVE public.reading_2, instant
ALTER TABLE public.reading_2 RENAME CONSTRAINT reading_2_id_not_null TO reading_id_not_null; -- expand; ACCESS EXCLUSIVE public.reading_2, instant
ALTER TABLE public.reading_2 ADD CONSTRAINT reading_2_within CHECK (((at IS NOT NULL) AND (at >= '2026-02-01'::date) AND (at < '2026-03-01'::date))) NOT VALID; -- expand; ACCESS EXCLUSIVE public.reading_2, instant
COMMIT;

BEGIN;
ALTER TABLE public.reading_2 VALIDATE CONSTRAINT reading_2_within; -- migrate; SHARE UPDATE EXCLUSIVE public.reading_2, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.reading_2 ADD CONSTRAINT reading_station_fkey FOREIGN KEY (station) REFERENCES public.station (id) NOT VALID; -- migrate; SHARE ROW EXCLUSIVE public.reading_2, SHARE ROW EXCLUSIVE public.station, instant
COMMIT;

BEGIN;
ALTER TABLE public.reading_2 VALIDATE CONSTRAINT reading_station_fkey; -- migrate; SHARE UPDATE EXCLUSIVE public.reading_2, ROW SHARE public.station, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.reading ATTACH PARTITION public.reading_2 FOR VALUES FROM ('2026-02-01') TO ('2026-03-01'); -- migrate; SHARE UPDATE EXCLUSIVE public.reading, ACCESS EXCLUSIVE public.reading_2, ACCESS EXCLUSIVE public.station, instant
ALTER TABLE public.reading_2 DROP CONSTRAINT reading_2_within; -- migrate; ACCESS EXCLUSIVE public.reading_2, instant
COMMIT;
