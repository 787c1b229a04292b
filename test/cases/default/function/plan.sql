BEGIN;
CREATE FUNCTION public.next_n()
RETURNS integer
LANGUAGE sql
AS $$SELECT 7$$; -- expand
ALTER TABLE public.t ALTER COLUMN n SET DEFAULT public.next_n(); -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;
