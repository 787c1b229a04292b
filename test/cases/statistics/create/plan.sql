BEGIN;
CREATE STATISTICS public.st (ndistinct, dependencies) ON a, b FROM public.t; -- expand; SHARE UPDATE EXCLUSIVE public.t, instant
COMMENT ON STATISTICS public.st IS 'together'; -- expand
COMMIT;
