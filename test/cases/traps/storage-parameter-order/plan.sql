BEGIN;
ALTER TABLE public.t SET (autovacuum_enabled=off); -- expand; SHARE UPDATE EXCLUSIVE public.t, instant
COMMIT;
