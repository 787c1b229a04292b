BEGIN;
CREATE TABLE public.reading_0 (
  id bigint CONSTRAINT reading_id_not_null NOT NULL,
  level smallint,
  shown text GENERATED ALWAYS AS (((level)::bigint)::text) STORED
); -- expand
COMMIT;

BEGIN;
ALTER TABLE public.reading DROP COLUMN shown; -- migrate; ACCESS EXCLUSIVE public.reading, instant
ALTER TABLE public.reading ADD COLUMN shown text GENERATED ALWAYS AS (((level)::bigint)::text) STORED; -- migrate; ACCESS EXCLUSIVE public.reading, rewrite; rewrites_table, blocks_reads
COMMIT;

BEGIN;
ALTER TABLE public.reading ATTACH PARTITION public.reading_0 FOR VALUES IN ('0', '10'); -- migrate; SHARE UPDATE EXCLUSIVE public.reading, instant
COMMIT;
