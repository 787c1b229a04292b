BEGIN;
CREATE AGGREGATE public.latest(integer ORDER BY integer) (
  SFUNC = public.keep,
  STYPE = integer
); -- expand
CREATE AGGREGATE public.moving(integer) (
  SFUNC = int4pl,
  STYPE = integer,
  INITCOND = '0',
  MSFUNC = int4pl,
  MINVFUNC = int4mi,
  MSTYPE = integer,
  MINITCOND = '0'
); -- expand
COMMIT;
