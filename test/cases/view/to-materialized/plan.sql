BEGIN;
DROP VIEW public.v; -- contract; ACCESS EXCLUSIVE public.v, instant
CREATE MATERIALIZED VIEW public.v AS
 SELECT id
   FROM public.t
WITH DATA; -- contract
COMMIT;
