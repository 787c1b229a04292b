BEGIN;
ALTER TABLE public.child NO INHERIT public.parent; -- expand; ACCESS EXCLUSIVE public.child, instant
COMMIT;
