BEGIN;
CREATE FUNCTION public.f()
RETURNS integer
LANGUAGE sql
AS $$SELECT 1$$; -- expand
CREATE VIEW public.v AS
 SELECT public.f() AS one; -- expand
COMMIT;
