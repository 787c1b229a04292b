BEGIN;
CREATE TYPE public.e AS ENUM ('a'); -- expand
CREATE TYPE public.c AS (x public.e[], y integer); -- expand
CREATE DOMAIN public.dc AS public.c; -- expand
CREATE TABLE public.t (
  a public.e[] DEFAULT ARRAY['a'::public.e],
  b public.c[],
  d public.dc
); -- expand
CREATE FUNCTION public.f(public.e[], VARIADIC public.c[])
RETURNS public.dc
LANGUAGE sql
AS $$SELECT NULL::dc$$; -- expand
COMMIT;
