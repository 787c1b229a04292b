BEGIN;
CREATE OR REPLACE VIEW public.a AS
 SELECT x
   FROM public.b; -- expand; ACCESS EXCLUSIVE public.a, instant
COMMIT;

BEGIN;
CREATE OR REPLACE VIEW public.b AS
 SELECT 1 AS x; -- expand; ACCESS EXCLUSIVE public.b, instant
COMMIT;
