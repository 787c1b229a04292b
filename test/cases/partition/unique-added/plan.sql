BEGIN;
ALTER TABLE ONLY public.t ADD CONSTRAINT u UNIQUE (id, k); -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;

CREATE UNIQUE INDEX CONCURRENTLY t1_id_k_key ON public.t1 (id, k); -- expand; SHARE UPDATE EXCLUSIVE public.t1, build; not_transactional, may_fail_on_data

BEGIN;
ALTER TABLE public.t1 ADD CONSTRAINT t1_id_k_key UNIQUE USING INDEX t1_id_k_key; -- expand; ACCESS EXCLUSIVE public.t1, instant
ALTER INDEX public.u ATTACH PARTITION public.t1_id_k_key; -- expand
COMMIT;
