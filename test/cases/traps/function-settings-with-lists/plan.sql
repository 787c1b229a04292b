BEGIN;
CREATE FUNCTION public.f()
RETURNS integer
LANGUAGE sql
SET search_path TO '$user', 'public', 'My Schema'
SET "DateStyle" TO 'ISO, DMY'
SET statement_timeout TO '0'
AS $$SELECT 1$$; -- expand
CREATE FUNCTION public.g()
RETURNS integer
LANGUAGE sql
SET search_path TO 'public'
AS $$SELECT 1$$; -- expand
COMMIT;
