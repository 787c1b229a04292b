BEGIN;
DROP VIEW public.v; -- expand; ACCESS EXCLUSIVE public.v, instant
DROP FUNCTION public.f(); -- expand
CREATE FUNCTION public.f()
RETURNS text
LANGUAGE sql
AS $$ SELECT 'x' $$; -- expand
CREATE VIEW public.v AS
 SELECT public.f() AS x; -- expand
GRANT SELECT ON TABLE public.v TO reader; -- expand; changes_access
COMMIT;
