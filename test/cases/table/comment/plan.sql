BEGIN;
COMMENT ON TABLE public.t IS 'two'; -- expand; SHARE UPDATE EXCLUSIVE public.t, instant
COMMIT;
