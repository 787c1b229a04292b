BEGIN;
CREATE OR REPLACE FUNCTION public.f()
RETURNS integer
LANGUAGE sql
AS $$SELECT 2$$; -- expand
COMMIT;

BEGIN;
GRANT EXECUTE ON FUNCTION public.f() TO PUBLIC; -- contract; changes_access
COMMIT;
