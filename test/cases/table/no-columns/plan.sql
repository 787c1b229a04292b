BEGIN;
CREATE TABLE public.t (); -- expand
COMMIT;
