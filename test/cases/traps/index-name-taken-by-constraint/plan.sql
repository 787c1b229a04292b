CREATE UNIQUE INDEX CONCURRENTLY u_new ON public.t (a); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional, may_fail_on_data

DROP INDEX CONCURRENTLY public.u; -- contract; SHARE UPDATE EXCLUSIVE public.t, instant; not_transactional

BEGIN;
ALTER TABLE public.t ADD CONSTRAINT u UNIQUE USING INDEX u_new; -- contract; ACCESS EXCLUSIVE public.t, instant
COMMIT;
