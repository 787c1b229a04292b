CREATE INDEX CONCURRENTLY i ON public.t USING gist (p public.gist_ltree_ops (siglen=100)); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional
