BEGIN;
ALTER TABLE public.child INHERIT public.parent; -- expand; ACCESS EXCLUSIVE public.child, SHARE UPDATE EXCLUSIVE public.parent, instant
COMMIT;
