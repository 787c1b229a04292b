CREATE UNIQUE INDEX CONCURRENTLY b ON public.t (id); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional, may_fail_on_data

BEGIN;
ALTER TABLE public.t DROP CONSTRAINT a; -- contract; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ADD CONSTRAINT b PRIMARY KEY USING INDEX b; -- contract; ACCESS EXCLUSIVE public.t, instant
COMMIT;
