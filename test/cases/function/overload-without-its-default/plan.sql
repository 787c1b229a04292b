BEGIN;
CREATE FUNCTION public.f(a integer)
RETURNS integer
LANGUAGE sql
AS $$SELECT a$$; -- expand
COMMIT;

BEGIN;
ALTER TABLE public.t ALTER COLUMN a DROP DEFAULT; -- expand; ACCESS EXCLUSIVE public.t, instant
DROP VIEW public.v; -- expand; ACCESS EXCLUSIVE public.v, instant
DROP FUNCTION public.f(integer, integer); -- expand
CREATE FUNCTION public.f(a integer, b integer)
RETURNS integer
LANGUAGE sql
AS $$SELECT a + b$$; -- expand
ALTER TABLE public.t ALTER COLUMN a SET DEFAULT public.f(1); -- expand; ACCESS EXCLUSIVE public.t, instant
CREATE VIEW public.v AS
 SELECT public.f(1) AS x; -- expand
COMMIT;
