BEGIN;
GRANT SELECT (a) ON TABLE public.t TO reader; -- expand; changes_access
GRANT SELECT (b) ON TABLE public.t TO reader; -- expand; changes_access
GRANT UPDATE (c) ON TABLE public.t TO reader; -- expand; changes_access
COMMIT;

BEGIN;
REVOKE SELECT, UPDATE ON TABLE public.t FROM reader; -- contract; changes_access
GRANT SELECT (a) ON TABLE public.t TO reader; -- contract; changes_access
GRANT SELECT (b) ON TABLE public.t TO reader; -- contract; changes_access
GRANT UPDATE (c) ON TABLE public.t TO reader; -- contract; changes_access
COMMIT;
