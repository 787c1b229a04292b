BEGIN;
ALTER TABLE public.t ADD COLUMN setting integer; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;
