BEGIN;
DROP FUNCTION public.f(); -- expand
CREATE FUNCTION public.f(OUT a integer, OUT b text, OUT c integer)
RETURNS record
LANGUAGE sql
AS $$ SELECT 1, 'x', 2 $$; -- expand
COMMIT;
