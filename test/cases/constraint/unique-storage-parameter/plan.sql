BEGIN;
ALTER INDEX public.u SET (fillfactor=90); -- expand
COMMIT;
