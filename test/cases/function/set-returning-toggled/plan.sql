BEGIN;
DROP FUNCTION public.f(); -- expand
CREATE FUNCTION public.f()
RETURNS SETOF integer
LANGUAGE sql
ROWS 5
AS $$SELECT 1$$; -- expand
COMMIT;
