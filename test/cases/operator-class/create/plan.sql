BEGIN;
CREATE TABLE public.t (
  n integer
); -- expand
CREATE FUNCTION public.cmp(integer, integer)
RETURNS integer
LANGUAGE sql
IMMUTABLE
AS $$SELECT $2 - $1$$; -- expand
CREATE OPERATOR FAMILY public.reverse_ops USING btree; -- expand
CREATE OPERATOR CLASS public.reverse_ops FOR TYPE integer USING btree FAMILY public.reverse_ops AS
  OPERATOR 1 pg_catalog.> (integer, integer),
  OPERATOR 2 pg_catalog.>= (integer, integer),
  OPERATOR 3 pg_catalog.= (integer, integer),
  OPERATOR 4 pg_catalog.<= (integer, integer),
  OPERATOR 5 pg_catalog.< (integer, integer),
  FUNCTION 1 (integer, integer) public.cmp(integer,integer); -- expand
CREATE INDEX t_n ON public.t (n public.reverse_ops); -- expand
COMMIT;
