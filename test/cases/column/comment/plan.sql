BEGIN;
COMMENT ON COLUMN public.t.id IS 'the key'; -- expand; SHARE UPDATE EXCLUSIVE public.t, instant
COMMIT;
