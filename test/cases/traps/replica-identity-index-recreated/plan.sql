CREATE UNIQUE INDEX CONCURRENTLY u_new ON public.t (a, b); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional, may_fail_on_data

BEGIN;
ALTER INDEX public.u RENAME TO u_old; -- expand
ALTER INDEX public.u_new RENAME TO u; -- expand
ALTER TABLE public.t REPLICA IDENTITY USING INDEX u; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;

DROP INDEX CONCURRENTLY public.u_old; -- contract; SHARE UPDATE EXCLUSIVE public.t, instant; not_transactional
