BEGIN;
COMMENT ON INDEX public.m_id IS 'two'; -- expand
COMMENT ON COLUMN public.m.id IS 'two'; -- expand; SHARE UPDATE EXCLUSIVE public.m, instant
COMMIT;
