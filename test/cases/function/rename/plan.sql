BEGIN;
ALTER FUNCTION public.a() RENAME TO b; -- expand
COMMIT;
