BEGIN;
COMMENT ON COLUMN public.t.id IS NULL; -- contract; SHARE UPDATE EXCLUSIVE public.t, instant
COMMENT ON TABLE public.t IS NULL; -- contract; SHARE UPDATE EXCLUSIVE public.t, instant
COMMIT;
