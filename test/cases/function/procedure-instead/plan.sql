BEGIN;
DROP FUNCTION public.f(); -- contract
CREATE PROCEDURE public.f()
LANGUAGE sql
AS $$SELECT 1$$; -- contract
COMMIT;
