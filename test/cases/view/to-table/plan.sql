BEGIN;
DROP VIEW public.v; -- contract; ACCESS EXCLUSIVE public.v, instant
CREATE TABLE public.v (
  id integer
); -- contract
COMMIT;
