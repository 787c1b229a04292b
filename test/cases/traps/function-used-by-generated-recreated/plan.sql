BEGIN;
ALTER TABLE public.t DROP COLUMN g; -- expand; ACCESS EXCLUSIVE public.t, instant
DROP FUNCTION public.f(integer); -- expand
CREATE FUNCTION public.f(b integer)
RETURNS integer
LANGUAGE sql
IMMUTABLE
AS $$SELECT $1 + 1$$; -- expand
ALTER TABLE public.t ADD COLUMN g integer GENERATED ALWAYS AS (public.f(id)) STORED; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;
