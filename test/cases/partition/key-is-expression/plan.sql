BEGIN;
CREATE FUNCTION public.bucket(integer)
RETURNS integer
LANGUAGE sql
IMMUTABLE
AS $$SELECT $1 % 2$$; -- expand
CREATE TABLE public.t (
  id integer,
  s text
) PARTITION BY RANGE (public.bucket(id), s COLLATE "C" text_pattern_ops); -- expand
CREATE TABLE public.t0 (
  id integer,
  s text
); -- expand
ALTER TABLE public.t ATTACH PARTITION public.t0 FOR VALUES FROM (0, MINVALUE) TO (1, MINVALUE); -- expand
COMMIT;
