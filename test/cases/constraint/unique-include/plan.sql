CREATE UNIQUE INDEX CONCURRENTLY ua_new ON public.t (a) INCLUDE (b); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional, may_fail_on_data

BEGIN;
ALTER TABLE public.t DROP CONSTRAINT ua; -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ADD CONSTRAINT ua UNIQUE USING INDEX ua_new; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;
