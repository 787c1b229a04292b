BEGIN;
ALTER TABLE public.t DROP COLUMN g; -- migrate; ACCESS EXCLUSIVE public.t, instant
DROP FUNCTION public.f(integer); -- migrate
CREATE FUNCTION public.f(b integer)
RETURNS integer
LANGUAGE sql
IMMUTABLE
AS $$SELECT $1 + 1$$; -- migrate
ALTER TABLE public.t ADD COLUMN g integer GENERATED ALWAYS AS (public.f(id)) STORED; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, blocks_reads
COMMIT;
