BEGIN;
ALTER TABLE public.t ENABLE ROW LEVEL SECURITY; -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
ALTER TABLE public.t FORCE ROW LEVEL SECURITY; -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
COMMIT;
