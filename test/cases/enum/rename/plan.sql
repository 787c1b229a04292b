BEGIN;
ALTER TYPE public.a RENAME TO b; -- expand
COMMIT;
