BEGIN;
CREATE TABLE public.reading_1 (
  id bigint CONSTRAINT reading_id_not_null NOT NULL,
  level double precision CONSTRAINT reading_level_not_null NOT NULL
); -- expand
ALTER TABLE public.reading ADD COLUMN level double precision CONSTRAINT reading_level_not_null NOT NULL; -- expand; ACCESS EXCLUSIVE public.reading, instant; may_fail_on_data
ALTER TABLE public.reading ATTACH PARTITION public.reading_1 FOR VALUES FROM ('10') TO ('20'); -- expand; SHARE UPDATE EXCLUSIVE public.reading, instant
COMMIT;
