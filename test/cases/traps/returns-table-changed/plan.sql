BEGIN;
DROP VIEW public.v; -- expand; ACCESS EXCLUSIVE public.v, instant
DROP FUNCTION public.f(); -- expand
CREATE FUNCTION public.f()
RETURNS TABLE(a integer, b integer)
LANGUAGE sql
AS $$SELECT 1, 2$$; -- expand
CREATE VIEW public.v AS
 SELECT a
   FROM public.f() f(a, b); -- expand
COMMIT;
