CREATE UNIQUE INDEX CONCURRENTLY u_new ON public.t (a) INCLUDE (c); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional, may_fail_on_data

BEGIN;
ALTER INDEX public.u RENAME TO u_old; -- expand
ALTER INDEX public.u_new RENAME TO u; -- expand
COMMIT;

DROP INDEX CONCURRENTLY public.u_old; -- contract; SHARE UPDATE EXCLUSIVE public.t, instant; not_transactional
