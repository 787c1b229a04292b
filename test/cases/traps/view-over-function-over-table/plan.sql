BEGIN;
CREATE OR REPLACE VIEW public.v AS
 SELECT id,
    n
   FROM public.f() f(id, n); -- expand; ACCESS EXCLUSIVE public.v, instant
COMMIT;

BEGIN;
ALTER TABLE public.t DROP COLUMN more; -- contract; ACCESS EXCLUSIVE public.t, instant; data_loss
COMMIT;
