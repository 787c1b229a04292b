BEGIN;
CREATE AGGREGATE public.total(integer) (
  SFUNC = int4pl,
  STYPE = integer,
  INITCOND = '0',
  COMBINEFUNC = int4pl,
  PARALLEL = SAFE
); -- expand
COMMENT ON AGGREGATE public.total(integer) IS 'sums'; -- expand
COMMIT;
