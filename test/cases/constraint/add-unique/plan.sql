CREATE UNIQUE INDEX CONCURRENTLY ab ON public.t (a, b); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional, may_fail_on_data

BEGIN;
ALTER TABLE public.t ADD CONSTRAINT ab UNIQUE USING INDEX ab; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;
