CREATE UNIQUE INDEX CONCURRENTLY ua_new ON public.t (a); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional, may_fail_on_data

BEGIN;
ALTER TABLE public.t DROP CONSTRAINT ua; -- contract; ACCESS EXCLUSIVE public.t, instant
ALTER INDEX public.ua_new RENAME TO ua; -- contract
COMMIT;
