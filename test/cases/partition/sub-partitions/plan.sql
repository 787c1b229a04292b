BEGIN;
CREATE TABLE public.t1_new (
  id integer,
  k integer,
  at date
); -- expand
CREATE INDEX t_id ON ONLY public.t (id); -- expand; SHARE public.t, instant
COMMIT;

BEGIN;
CREATE INDEX t1_id_idx ON ONLY public.t1 (id); -- expand; SHARE public.t1, instant
ALTER INDEX public.t_id ATTACH PARTITION public.t1_id_idx; -- expand
CREATE INDEX t1_new_id_idx ON public.t1_new (id); -- expand
COMMIT;

CREATE INDEX CONCURRENTLY t1_old_id_idx ON public.t1_old (id); -- expand; SHARE UPDATE EXCLUSIVE public.t1_old, build; not_transactional

BEGIN;
ALTER INDEX public.t1_id_idx ATTACH PARTITION public.t1_old_id_idx; -- expand
ALTER TABLE public.t1 ATTACH PARTITION public.t1_new FOR VALUES FROM ('2020-01-01') TO (MAXVALUE); -- expand; SHARE UPDATE EXCLUSIVE public.t1, instant
COMMIT;
