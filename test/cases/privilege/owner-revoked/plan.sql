BEGIN;
REVOKE DELETE ON TABLE public.t FROM postgres; -- expand; changes_access
COMMIT;
