CREATE INDEX CONCURRENTLY j ON public.t (a); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional
