BEGIN;
CREATE FUNCTION public.pick(anyarray)
RETURNS anyelement
LANGUAGE sql
AS $$SELECT $1[1]$$; -- expand
COMMIT;
