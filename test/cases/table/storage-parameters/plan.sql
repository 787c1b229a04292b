BEGIN;
ALTER TABLE public.t SET (autovacuum_vacuum_scale_factor=0.05, fillfactor=90, toast.autovacuum_enabled=off); -- expand; SHARE UPDATE EXCLUSIVE public.t, instant
ALTER TABLE public.t RESET (autovacuum_enabled); -- expand; SHARE UPDATE EXCLUSIVE public.t, instant
COMMIT;
