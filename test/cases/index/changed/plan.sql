CREATE INDEX CONCURRENTLY t_x_new ON public.t (a, b DESC); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional

BEGIN;
ALTER INDEX public.t_x RENAME TO t_x_old; -- expand
ALTER INDEX public.t_x_new RENAME TO t_x; -- expand
COMMIT;

DROP INDEX CONCURRENTLY public.t_x_old; -- contract; SHARE UPDATE EXCLUSIVE public.t, instant; not_transactional
