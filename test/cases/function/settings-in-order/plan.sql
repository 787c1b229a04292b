BEGIN;
CREATE OR REPLACE FUNCTION public.f()
RETURNS integer
LANGUAGE sql
SET search_path TO ''
SET "TimeZone" TO 'UTC'
AS $$SELECT 1$$; -- expand
COMMIT;
