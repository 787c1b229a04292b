BEGIN;
ALTER VIEW public.a RENAME TO b; -- expand; ACCESS EXCLUSIVE public.a, instant
COMMIT;
