BEGIN;
ALTER TABLE public.t ADD COLUMN extra text; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;
