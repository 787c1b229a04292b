CREATE UNIQUE INDEX CONCURRENTLY m_id ON public.m (id); -- expand; SHARE UPDATE EXCLUSIVE public.m, build; not_transactional, may_fail_on_data
