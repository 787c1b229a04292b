BEGIN;
COMMENT ON TABLE public.t IS 'x'; -- expand; SHARE UPDATE EXCLUSIVE public.t, instant
COMMIT;
