BEGIN;
ALTER INDEX public.ei RENAME TO ei_old; -- expand
CREATE INDEX ei ON ONLY public.e (id); -- expand; SHARE public.e, instant
COMMIT;

CREATE INDEX CONCURRENTLY e1_id_idx ON public.e1 (id); -- expand; SHARE UPDATE EXCLUSIVE public.e1, build; not_transactional

BEGIN;
ALTER INDEX public.ei ATTACH PARTITION public.e1_id_idx; -- expand
COMMIT;

CREATE INDEX CONCURRENTLY e2_id_idx ON public.e2 (id); -- expand; SHARE UPDATE EXCLUSIVE public.e2, build; not_transactional

BEGIN;
ALTER INDEX public.ei ATTACH PARTITION public.e2_id_idx; -- expand
COMMIT;

BEGIN;
DROP INDEX public.ei_old; -- contract; ACCESS EXCLUSIVE public.e, ACCESS EXCLUSIVE public.e1, ACCESS EXCLUSIVE public.e2, instant
COMMIT;
