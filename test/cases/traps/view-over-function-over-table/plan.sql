BEGIN;
ALTER TABLE public.t ADD COLUMN more text; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
CREATE OR REPLACE VIEW public.v AS
 SELECT id,
    n
   FROM public.f() f(id, n, more); -- expand; ACCESS EXCLUSIVE public.v, instant
COMMIT;
