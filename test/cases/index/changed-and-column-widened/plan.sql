BEGIN;
ALTER TABLE public.t ALTER COLUMN a TYPE character varying(20); -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ADD COLUMN c integer; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;

CREATE INDEX CONCURRENTLY i_new ON public.t (a, c); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional

BEGIN;
ALTER INDEX public.i RENAME TO i_old; -- expand
ALTER INDEX public.i_new RENAME TO i; -- expand
COMMIT;

DROP INDEX CONCURRENTLY public.i_old; -- contract; SHARE UPDATE EXCLUSIVE public.t, instant; not_transactional
