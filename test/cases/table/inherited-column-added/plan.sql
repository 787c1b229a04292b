BEGIN;
ALTER TABLE public.parent ADD COLUMN note text DEFAULT ''::text NOT NULL; -- expand; ACCESS EXCLUSIVE public.child, ACCESS EXCLUSIVE public.parent, instant
COMMIT;
