CREATE INDEX CONCURRENTLY t_s_new ON public.t (s COLLATE pg_catalog."C" pg_catalog.text_pattern_ops); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional

BEGIN;
ALTER INDEX public.t_s RENAME TO t_s_old; -- expand
ALTER INDEX public.t_s_new RENAME TO t_s; -- expand
COMMIT;

DROP INDEX CONCURRENTLY public.t_s_old; -- contract; SHARE UPDATE EXCLUSIVE public.t, instant; not_transactional
