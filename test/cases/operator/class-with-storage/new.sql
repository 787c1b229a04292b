CREATE FUNCTION distance(int, int) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT abs($1 - $2)::float8';
CREATE OPERATOR <-> (LEFTARG = int, RIGHTARG = int, FUNCTION = distance, COMMUTATOR = <->);
CREATE OPERATOR !+! (RIGHTARG = int, FUNCTION = int4um);
COMMENT ON OPERATOR !+! (NONE, int) IS 'prefix';
