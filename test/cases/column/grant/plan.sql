BEGIN;
GRANT SELECT (note), UPDATE (note) ON TABLE public.t TO reader; -- expand; changes_access
GRANT SELECT (note) ON TABLE public.t TO writer WITH GRANT OPTION; -- expand; changes_access
COMMIT;
