BEGIN;
CREATE POLICY ins ON public.t FOR INSERT TO writer WITH CHECK (true); -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
CREATE POLICY not_root ON public.t AS RESTRICTIVE FOR SELECT USING ((owner <> 'root'::text)); -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
CREATE POLICY own ON public.t TO reader, writer USING ((owner = CURRENT_USER)) WITH CHECK ((owner = CURRENT_USER)); -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
ALTER TABLE public.t ENABLE ROW LEVEL SECURITY; -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
COMMENT ON POLICY own ON public.t IS 'own rows'; -- migrate
COMMIT;
