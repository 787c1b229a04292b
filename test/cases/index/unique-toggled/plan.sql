CREATE UNIQUE INDEX CONCURRENTLY t_a_new ON public.t (a); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional, may_fail_on_data

BEGIN;
ALTER INDEX public.t_a RENAME TO t_a_old; -- expand
ALTER INDEX public.t_a_new RENAME TO t_a; -- expand
COMMIT;

DROP INDEX CONCURRENTLY public.t_a_old; -- contract; SHARE UPDATE EXCLUSIVE public.t, instant; not_transactional
