BEGIN;
DROP VIEW public.v; -- contract; ACCESS EXCLUSIVE public.v, instant
ALTER TYPE public.ct DROP ATTRIBUTE c; -- contract
CREATE OR REPLACE FUNCTION public.f()
RETURNS SETOF public.ct
LANGUAGE sql
AS $$SELECT 1, 'a'::text$$; -- contract
CREATE VIEW public.v AS
 SELECT (public.g(array_agg(f.*))).a AS a,
    (public.g(array_agg(f.*))).b AS b
   FROM public.f() f(a, b); -- contract
COMMIT;
