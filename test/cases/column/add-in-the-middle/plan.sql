BEGIN;
ALTER TABLE public.t ADD COLUMN m text; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;
