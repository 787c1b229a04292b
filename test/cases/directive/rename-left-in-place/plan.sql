BEGIN;
ALTER TABLE public.t ADD COLUMN b integer; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;
