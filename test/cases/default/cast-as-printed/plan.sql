BEGIN;
ALTER TABLE public.t ALTER COLUMN d SET DEFAULT (0)::numeric; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;
