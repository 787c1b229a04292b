BEGIN;
CREATE OR REPLACE AGGREGATE public.total(integer) (
  SFUNC = int4pl,
  STYPE = integer,
  INITCOND = '5'
); -- expand
COMMIT;
