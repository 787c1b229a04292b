CREATE INDEX CONCURRENTLY m_a_new ON public.m (a, b); -- expand; SHARE UPDATE EXCLUSIVE public.m, build; not_transactional

BEGIN;
ALTER INDEX public.m_a RENAME TO m_a_old; -- expand
ALTER INDEX public.m_a_new RENAME TO m_a; -- expand
COMMIT;

DROP INDEX CONCURRENTLY public.m_a_old; -- contract; SHARE UPDATE EXCLUSIVE public.m, instant; not_transactional
