BEGIN;
ALTER TABLE public.reading_2 RENAME CONSTRAINT reading_2_id_not_null TO reading_id_not_null; -- expand; ACCESS EXCLUSIVE public.reading_2, instant
ALTER TABLE public.reading_2 ADD CONSTRAINT reading_2_within CHECK (((at IS NOT NULL) AND (at >= '2026-02-01'::date) AND (at < '2026-03-01'::date))) NOT VALID; -- expand; ACCESS EXCLUSIVE public.reading_2, instant
COMMIT;

BEGIN;
ALTER TABLE public.reading_2 VALIDATE CONSTRAINT reading_2_within; -- migrate; SHARE UPDATE EXCLUSIVE public.reading_2, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.reading_rest ADD CONSTRAINT reading_2_without CHECK (NOT (((at IS NOT NULL) AND (at >= '2026-02-01'::date) AND (at < '2026-03-01'::date)))) NOT VALID; -- migrate; ACCESS EXCLUSIVE public.reading_rest, instant
COMMIT;

BEGIN;
ALTER TABLE public.reading_rest VALIDATE CONSTRAINT reading_2_without; -- migrate; SHARE UPDATE EXCLUSIVE public.reading_rest, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.reading ATTACH PARTITION public.reading_2 FOR VALUES FROM ('2026-02-01') TO ('2026-03-01'); -- migrate; SHARE UPDATE EXCLUSIVE public.reading, ACCESS EXCLUSIVE public.reading_2, ACCESS EXCLUSIVE public.reading_rest, instant
ALTER TABLE public.reading_2 DROP CONSTRAINT reading_2_within; -- migrate; ACCESS EXCLUSIVE public.reading_2, instant
ALTER TABLE public.reading_rest DROP CONSTRAINT reading_2_without; -- migrate; ACCESS EXCLUSIVE public.reading_rest, instant
COMMIT;
