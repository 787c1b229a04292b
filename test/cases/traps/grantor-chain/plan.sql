BEGIN;
GRANT SELECT ON TABLE public.t TO reader WITH GRANT OPTION; -- expand; changes_access
GRANT UPDATE ON TABLE public.t TO writer; -- expand; changes_access
COMMIT;
