BEGIN;
ALTER INDEX public.i RENAME TO i_old; -- expand
CREATE INDEX i ON ONLY public.e (id); -- expand; SHARE public.e, instant
COMMIT;

CREATE INDEX CONCURRENTLY e1_own ON public.e1 (id); -- expand; SHARE UPDATE EXCLUSIVE public.e1, build; not_transactional

BEGIN;
ALTER INDEX public.i ATTACH PARTITION public.e1_own; -- expand
COMMIT;

BEGIN;
DROP INDEX public.i_old; -- contract; ACCESS EXCLUSIVE public.e, ACCESS EXCLUSIVE public.e1, instant
COMMIT;
