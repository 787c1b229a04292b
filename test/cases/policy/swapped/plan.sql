BEGIN;
DROP POLICY a ON public.t; -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
DROP POLICY b ON public.t; -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
CREATE POLICY c ON public.t FOR SELECT TO reader USING ((owner = CURRENT_USER)); -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
CREATE POLICY d ON public.t FOR DELETE TO reader USING ((owner = CURRENT_USER)); -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
COMMIT;
