BEGIN;
ALTER TABLE public.t SET SCHEMA app; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;
