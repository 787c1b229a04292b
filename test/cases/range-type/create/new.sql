CREATE TYPE float_range AS RANGE (SUBTYPE = float8, SUBTYPE_DIFF = float8mi);
COMMENT ON TYPE float_range IS 'floats';
CREATE TABLE t (r float_range, m float_multirange);
