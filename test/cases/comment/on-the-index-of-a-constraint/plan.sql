CREATE UNIQUE INDEX CONCURRENTLY uq_new ON public.t (a); -- expand; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional, may_fail_on_data

BEGIN;
ALTER TABLE public.t DROP CONSTRAINT uq; -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ADD CONSTRAINT uq UNIQUE USING INDEX uq_new DEFERRABLE; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMENT ON INDEX public.uq IS 'new'; -- expand
COMMENT ON INDEX public.pk IS 'index'; -- expand
COMMENT ON CONSTRAINT pk ON public.t IS 'constraint'; -- expand
COMMIT;
