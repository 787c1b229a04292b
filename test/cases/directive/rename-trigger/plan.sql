BEGIN;
ALTER TRIGGER a ON public.t RENAME TO b; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;
