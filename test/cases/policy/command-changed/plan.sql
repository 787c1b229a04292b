BEGIN;
DROP POLICY own ON public.t; -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
CREATE POLICY own ON public.t FOR UPDATE TO writer USING (true); -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
COMMIT;
