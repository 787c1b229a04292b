CREATE INDEX CONCURRENTLY i_new ON public.t USING gin (a) WITH (fastupdate=off); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional

BEGIN;
ALTER INDEX public.i RENAME TO i_old; -- expand
ALTER INDEX public.i_new RENAME TO i; -- expand
COMMIT;

DROP INDEX CONCURRENTLY public.i_old; -- contract; SHARE UPDATE EXCLUSIVE public.t, instant; not_transactional
