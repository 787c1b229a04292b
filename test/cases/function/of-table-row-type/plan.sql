BEGIN;
CREATE TABLE public.t (
  id integer NOT NULL,
  n integer,
  CONSTRAINT t_pkey PRIMARY KEY (id)
); -- expand
CREATE FUNCTION public.f(public.t)
RETURNS SETOF public.t
LANGUAGE sql
AS $$SELECT $1.*$$; -- expand
COMMIT;
