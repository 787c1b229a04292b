BEGIN;
CREATE TABLE public.team (
  name text
); -- expand
CREATE FUNCTION public.me()
RETURNS text
LANGUAGE sql
STABLE
AS $$SELECT CURRENT_USER::text$$; -- expand
COMMIT;

BEGIN;
CREATE POLICY p ON public.t USING (((EXISTS ( SELECT 1
   FROM public.team
  WHERE (team.name = t.owner))) OR (owner = ( SELECT public.me() AS me)))); -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
ALTER TABLE public.t ENABLE ROW LEVEL SECURITY; -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
COMMIT;
