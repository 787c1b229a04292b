BEGIN;
ALTER TABLE public.t CLUSTER ON t_s; -- expand; SHARE UPDATE EXCLUSIVE public.t, instant
COMMIT;
