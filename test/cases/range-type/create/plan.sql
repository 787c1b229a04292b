BEGIN;
CREATE TYPE public.float_range AS RANGE (SUBTYPE = double precision, SUBTYPE_DIFF = float8mi, MULTIRANGE_TYPE_NAME = public.float_multirange); -- expand
CREATE TABLE public.t (
  r public.float_range,
  m public.float_multirange
); -- expand
COMMENT ON TYPE public.float_range IS 'floats'; -- expand
COMMIT;
