CREATE UNIQUE INDEX CONCURRENTLY u_new ON public.t (a, b); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional, may_fail_on_data

BEGIN;
ALTER TABLE public.t DROP CONSTRAINT u; -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ADD CONSTRAINT u UNIQUE USING INDEX u_new; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;
