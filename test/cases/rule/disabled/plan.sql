BEGIN;
ALTER TABLE public.t DISABLE RULE r; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;
