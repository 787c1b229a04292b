BEGIN;
ALTER TABLE public.t ADD COLUMN h ext.hstore DEFAULT ''::ext.hstore; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;

CREATE INDEX CONCURRENTLY t_h ON public.t USING gist (h); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional
