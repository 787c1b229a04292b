CREATE INDEX CONCURRENTLY t1_k ON public.t1 (k); -- expand; SHARE UPDATE EXCLUSIVE public.t1, build; not_transactional

BEGIN;
ALTER INDEX public.t_k ATTACH PARTITION public.t1_k; -- expand
COMMIT;
