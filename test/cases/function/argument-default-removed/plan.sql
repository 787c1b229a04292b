BEGIN;
DROP FUNCTION public.f(integer); -- expand
CREATE FUNCTION public.f(a integer)
RETURNS integer
LANGUAGE sql
AS $$SELECT $1$$; -- expand
COMMIT;
