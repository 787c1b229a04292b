BEGIN;
ALTER INDEX public.a RENAME TO b; -- expand
COMMIT;
