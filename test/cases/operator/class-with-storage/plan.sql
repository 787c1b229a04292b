BEGIN;
CREATE FUNCTION public.distance(integer, integer)
RETURNS double precision
LANGUAGE sql
IMMUTABLE
AS $$SELECT abs($1 - $2)::float8$$; -- expand
CREATE OPERATOR public.!+! (FUNCTION = int4um, RIGHTARG = integer); -- expand
CREATE OPERATOR public.<-> (FUNCTION = public.distance, LEFTARG = integer, RIGHTARG = integer, COMMUTATOR = OPERATOR(public.<->)); -- expand
COMMENT ON OPERATOR public.!+! (NONE, integer) IS 'prefix'; -- expand
COMMIT;
