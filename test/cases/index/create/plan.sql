CREATE INDEX CONCURRENTLY t_a ON public.t (a); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional

CREATE INDEX CONCURRENTLY t_b ON public.t (lower(b) pg_catalog.text_pattern_ops DESC NULLS LAST, a) INCLUDE (id) WITH (fillfactor=80); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional

CREATE INDEX CONCURRENTLY t_brin ON public.t USING brin (id) WITH (pages_per_range=16); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional

CREATE INDEX CONCURRENTLY t_doc ON public.t USING gin (doc pg_catalog.jsonb_path_ops); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional

CREATE INDEX CONCURRENTLY t_hash ON public.t USING hash (a); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional

CREATE UNIQUE INDEX CONCURRENTLY t_u ON public.t (b) WHERE (a > 3); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional, may_fail_on_data
