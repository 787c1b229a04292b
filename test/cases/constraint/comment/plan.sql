BEGIN;
COMMENT ON CONSTRAINT c ON public.t IS 'positive'; -- expand
COMMENT ON CONSTRAINT t_pkey ON public.t IS 'key'; -- expand
COMMIT;
