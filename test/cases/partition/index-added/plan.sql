BEGIN;
CREATE INDEX t_k ON ONLY public.t (k); -- expand; SHARE public.t, instant
COMMIT;

CREATE INDEX CONCURRENTLY t0_k_idx ON public.t0 (k); -- expand; SHARE UPDATE EXCLUSIVE public.t0, build; not_transactional

BEGIN;
ALTER INDEX public.t_k ATTACH PARTITION public.t0_k_idx; -- expand
COMMIT;

CREATE INDEX CONCURRENTLY t1_k_idx ON public.t1 (k); -- expand; SHARE UPDATE EXCLUSIVE public.t1, build; not_transactional

BEGIN;
ALTER INDEX public.t_k ATTACH PARTITION public.t1_k_idx; -- expand
COMMIT;
