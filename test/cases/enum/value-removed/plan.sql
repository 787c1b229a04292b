DROP INDEX CONCURRENTLY public.t_m; -- expand; SHARE UPDATE EXCLUSIVE public.t, instant; not_transactional

BEGIN;
DROP FUNCTION public.f(public.mood); -- migrate
ALTER TABLE public.t ALTER COLUMN m DROP DEFAULT; -- migrate; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ALTER COLUMN ms DROP DEFAULT; -- migrate; ACCESS EXCLUSIVE public.t, instant
DROP VIEW public.v; -- migrate; ACCESS EXCLUSIVE public.v, instant
ALTER TYPE public.mood RENAME TO mood_old; -- migrate
CREATE TYPE public.mood AS ENUM ('sad', 'ok'); -- migrate
ALTER TABLE public.t ALTER COLUMN m TYPE public.mood USING m::text::public.mood, ALTER COLUMN ms TYPE public.mood[] USING ms::text[]::public.mood[]; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads, rewrites_table, may_fail_on_data
DROP TYPE public.mood_old; -- migrate
CREATE FUNCTION public.f(public.mood)
RETURNS public.mood
LANGUAGE sql
AS $$SELECT $1$$; -- migrate
ALTER TABLE public.t ALTER COLUMN m SET DEFAULT 'ok'::public.mood; -- migrate; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ALTER COLUMN ms SET DEFAULT '{ok}'::public.mood[]; -- migrate; ACCESS EXCLUSIVE public.t, instant
CREATE VIEW public.v AS
 SELECT m
   FROM public.t
  WHERE (m > 'sad'::public.mood); -- migrate
COMMIT;

CREATE INDEX CONCURRENTLY t_m ON public.t (m) WHERE (m = 'ok'::public.mood); -- migrate; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional
