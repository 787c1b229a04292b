BEGIN;
ALTER TABLE public.t ADD COLUMN note text DEFAULT ''::text NOT NULL; -- expand; ACCESS EXCLUSIVE public.t, ACCESS EXCLUSIVE public.t1, instant
COMMIT;
