BEGIN;
DROP FOREIGN TABLE public.ft; -- expand; ACCESS EXCLUSIVE public.ft, instant
DROP SERVER s; -- expand
CREATE SERVER s FOREIGN DATA WRAPPER v; -- expand
CREATE FOREIGN TABLE public.ft (
  id integer
) SERVER s; -- expand
COMMIT;
