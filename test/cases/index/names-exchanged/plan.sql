CREATE INDEX CONCURRENTLY i_new ON public.t (b); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional

BEGIN;
ALTER INDEX public.i RENAME TO i_old; -- expand
ALTER INDEX public.i_new RENAME TO i; -- expand
COMMIT;

CREATE INDEX CONCURRENTLY j_new ON public.t (a); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional

BEGIN;
ALTER INDEX public.j RENAME TO j_old; -- expand
ALTER INDEX public.j_new RENAME TO j; -- expand
COMMIT;

DROP INDEX CONCURRENTLY public.i_old; -- contract; SHARE UPDATE EXCLUSIVE public.t, instant; not_transactional

DROP INDEX CONCURRENTLY public.j_old; -- contract; SHARE UPDATE EXCLUSIVE public.t, instant; not_transactional
