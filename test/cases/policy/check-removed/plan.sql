BEGIN;
DROP POLICY own ON public.t; -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
CREATE POLICY own ON public.t USING ((owner = CURRENT_USER)); -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
COMMIT;
