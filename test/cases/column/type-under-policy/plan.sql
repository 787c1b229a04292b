BEGIN;
DROP POLICY own ON public.t; -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
ALTER TABLE public.t ALTER COLUMN owner TYPE text; -- migrate; ACCESS EXCLUSIVE public.t, instant
CREATE POLICY own ON public.t TO reader USING ((owner = CURRENT_USER)); -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
COMMIT;
