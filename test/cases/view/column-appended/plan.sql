BEGIN;
CREATE OR REPLACE VIEW public.v AS
 SELECT id,
    n
   FROM public.t; -- expand; ACCESS EXCLUSIVE public.v, instant
COMMIT;
