BEGIN;
CREATE TABLE public.t (
  id integer
); -- expand
CREATE FUNCTION public.f()
RETURNS integer
LANGUAGE sql
AS $$SELECT 1$$; -- expand
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO reader; -- expand; changes_access
GRANT SELECT ON TABLE public.t TO reader; -- expand; changes_access
COMMIT;
