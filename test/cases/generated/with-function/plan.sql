BEGIN;
CREATE FUNCTION public.twice(integer)
RETURNS integer
LANGUAGE sql
IMMUTABLE
AS $$SELECT $1 * 2$$; -- expand
CREATE TABLE public.t (
  id integer NOT NULL,
  a integer,
  g integer GENERATED ALWAYS AS (public.twice(a)) STORED,
  CONSTRAINT t_pkey PRIMARY KEY (id)
); -- expand
CREATE INDEX t_g ON public.t (g); -- expand
COMMIT;
