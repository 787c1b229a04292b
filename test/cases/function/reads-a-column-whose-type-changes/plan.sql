BEGIN;
DROP VIEW public.v; -- migrate; ACCESS EXCLUSIVE public.v, instant
DROP FUNCTION public.f(public.t); -- migrate
ALTER TABLE public.t ALTER COLUMN c TYPE bigint; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, blocks_reads
CREATE FUNCTION public.f(a public.t)
RETURNS text
LANGUAGE sql
STABLE
RETURN ((a).c)::text; -- migrate
CREATE VIEW public.v AS
 SELECT public.f(t.*) AS x
   FROM public.t; -- migrate
COMMIT;
