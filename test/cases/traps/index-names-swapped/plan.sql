CREATE INDEX CONCURRENTLY x_new ON public.t (b); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional

BEGIN;
ALTER INDEX public.x RENAME TO x_old; -- expand
ALTER INDEX public.x_new RENAME TO x; -- expand
COMMIT;

CREATE INDEX CONCURRENTLY y_new ON public.t (a); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional

BEGIN;
ALTER INDEX public.y RENAME TO y_old; -- expand
ALTER INDEX public.y_new RENAME TO y; -- expand
COMMIT;

DROP INDEX CONCURRENTLY public.x_old; -- contract; SHARE UPDATE EXCLUSIVE public.t, instant; not_transactional

DROP INDEX CONCURRENTLY public.y_old; -- contract; SHARE UPDATE EXCLUSIVE public.t, instant; not_transactional
