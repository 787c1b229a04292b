BEGIN;
CREATE TYPE public.box2; -- expand
CREATE FUNCTION public.box2_in(cstring)
RETURNS public.box2
LANGUAGE internal
IMMUTABLE STRICT
AS $$textin$$; -- expand
CREATE FUNCTION public.box2_out(public.box2)
RETURNS cstring
LANGUAGE internal
IMMUTABLE STRICT
AS $$textout$$; -- expand
CREATE TYPE public.box2 (
  INPUT = public.box2_in,
  OUTPUT = public.box2_out,
  INTERNALLENGTH = VARIABLE,
  ALIGNMENT = int4,
  STORAGE = extended
); -- expand
CREATE TABLE public.t (
  b public.box2
); -- expand
COMMIT;
