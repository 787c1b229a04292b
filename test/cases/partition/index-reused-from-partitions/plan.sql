BEGIN;
CREATE INDEX t_id_idx ON ONLY public.t (id); -- expand; SHARE public.t, instant
ALTER INDEX public.t_id_idx ATTACH PARTITION public.t1_id_idx; -- expand
COMMIT;
