BEGIN;
CREATE FUNCTION public.nth(anyelement, integer)
RETURNS anyelement
LANGUAGE internal
WINDOW IMMUTABLE STRICT
AS $$window_nth_value$$; -- expand
COMMIT;
