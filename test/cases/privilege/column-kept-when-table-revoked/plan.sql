BEGIN;
REVOKE SELECT ON TABLE public.t FROM reader; -- contract; changes_access
GRANT SELECT (id) ON TABLE public.t TO reader; -- contract; changes_access
COMMIT;
