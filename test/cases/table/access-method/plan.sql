BEGIN;
CREATE TABLE public.t (
  id integer
) USING heap2; -- expand
COMMIT;
