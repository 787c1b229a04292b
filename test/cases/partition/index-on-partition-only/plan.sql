CREATE INDEX CONCURRENTLY t1_id ON public.t1 (id); -- expand; SHARE UPDATE EXCLUSIVE public.t1, build; not_transactional

CREATE UNIQUE INDEX CONCURRENTLY t2_id ON public.t2 (id) WHERE (id > 0); -- expand; SHARE UPDATE EXCLUSIVE public.t2, build; not_transactional, may_fail_on_data
