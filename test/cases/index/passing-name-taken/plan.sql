BEGIN;
CREATE SEQUENCE public.i_old; -- expand
COMMIT;

CREATE INDEX CONCURRENTLY i_new2 ON public.t (a, b); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional

BEGIN;
ALTER INDEX public.i RENAME TO i_old2; -- expand
ALTER INDEX public.i_new2 RENAME TO i; -- expand
COMMIT;

DROP INDEX CONCURRENTLY public.i_old2; -- contract; SHARE UPDATE EXCLUSIVE public.t, instant; not_transactional

DROP INDEX CONCURRENTLY public.i_new; -- contract; SHARE UPDATE EXCLUSIVE public.t, instant; not_transactional
