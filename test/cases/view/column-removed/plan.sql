BEGIN;
DROP FUNCTION public.f(); -- expand
DROP VIEW public.w; -- expand; ACCESS EXCLUSIVE public.w, instant
DROP VIEW public.v; -- expand; ACCESS EXCLUSIVE public.v, instant
CREATE VIEW public.v AS
 SELECT id
   FROM public.t; -- expand
CREATE FUNCTION public.f()
RETURNS SETOF public.v
LANGUAGE sql
AS $$SELECT * FROM v$$; -- expand
CREATE VIEW public.w AS
 SELECT id
   FROM public.v; -- expand
COMMIT;
