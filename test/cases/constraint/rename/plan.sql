BEGIN;
ALTER TABLE public.t RENAME CONSTRAINT a TO b; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;
