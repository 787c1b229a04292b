BEGIN;
REVOKE GRANT OPTION FOR SELECT ON TABLE public.t FROM reader; -- expand; changes_access
COMMIT;
