BEGIN;
DROP POLICY p ON public.t; -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
DROP FUNCTION public.mine(text); -- migrate
CREATE FUNCTION public.mine(whose text)
RETURNS boolean
LANGUAGE sql
STABLE
AS $$SELECT whose = CURRENT_USER$$; -- migrate
CREATE POLICY p ON public.t TO reader USING (public.mine(owner)); -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
COMMIT;
