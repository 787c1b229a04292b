BEGIN;
ALTER TABLE public.parent DROP CONSTRAINT positive; -- contract; ACCESS EXCLUSIVE public.child, ACCESS EXCLUSIVE public.parent, instant
COMMIT;
