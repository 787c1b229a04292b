BEGIN;
DROP TYPE public.r; -- expand
CREATE TYPE public.r AS RANGE (SUBTYPE = numeric, MULTIRANGE_TYPE_NAME = public.r_multirange); -- expand
COMMIT;
