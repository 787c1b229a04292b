BEGIN;
COMMENT ON INDEX public.t_s IS 'by s'; -- expand
COMMIT;
