BEGIN;
DROP VIEW public.v; -- contract; ACCESS EXCLUSIVE public.v, instant
DROP FUNCTION public.f(public.citext); -- contract
ALTER EXTENSION citext SET SCHEMA ext; -- contract
ALTER TABLE public.t ALTER COLUMN e TYPE ext.citext USING e::text::ext.citext; -- contract; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
CREATE FUNCTION public.f(ext.citext)
RETURNS ext.citext
LANGUAGE sql
AS $$SELECT $1$$; -- contract
CREATE VIEW public.v AS
 SELECT public.f(e) AS e
   FROM public.t; -- contract
COMMIT;
