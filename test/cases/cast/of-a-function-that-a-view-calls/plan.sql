BEGIN;
DROP CAST (public.degrees AS numeric); -- contract
DROP VIEW public.v; -- contract; ACCESS EXCLUSIVE public.v, instant
DROP FUNCTION public.n(public.degrees); -- contract
CREATE FUNCTION public.n(public.degrees)
RETURNS double precision
LANGUAGE sql
IMMUTABLE
AS $$SELECT $1.n::float8$$; -- contract
CREATE CAST (public.degrees AS double precision) WITH FUNCTION public.n(public.degrees); -- contract
CREATE VIEW public.v AS
 SELECT (ROW((3)::numeric)::public.degrees)::double precision AS n; -- contract
COMMIT;
