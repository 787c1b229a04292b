BEGIN;
ALTER MATERIALIZED VIEW public.m SET (fillfactor=80); -- expand; SHARE UPDATE EXCLUSIVE public.m, instant
COMMIT;
