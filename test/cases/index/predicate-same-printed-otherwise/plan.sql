CREATE INDEX CONCURRENTLY t_a_new ON public.t (a) WHERE ((s)::text = ANY (ARRAY[('x'::character varying)::text, ('y'::character varying)::text])); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional

BEGIN;
ALTER INDEX public.t_a RENAME TO t_a_old; -- expand
ALTER INDEX public.t_a_new RENAME TO t_a; -- expand
COMMIT;

DROP INDEX CONCURRENTLY public.t_a_old; -- contract; SHARE UPDATE EXCLUSIVE public.t, instant; not_transactional
