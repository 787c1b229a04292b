BEGIN;
ALTER TABLE public.t ADD COLUMN n integer DEFAULT 1; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;
