BEGIN;
DROP MATERIALIZED VIEW public.m; -- contract; ACCESS EXCLUSIVE public.m, instant
COMMIT;
