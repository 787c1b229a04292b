BEGIN;
GRANT SELECT ON TABLE public.t TO reader; -- expand; changes_access
COMMIT;

BEGIN;
CREATE POLICY p ON public.t TO reader USING ((k = 1)); -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
ALTER TABLE public.t ENABLE ROW LEVEL SECURITY; -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
COMMIT;
