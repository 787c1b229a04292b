BEGIN;
GRANT MAINTAIN ON TABLE public.t TO writer; -- expand; changes_access
COMMIT;
