BEGIN;
CREATE POLICY p ON public.t USING ((id > 0)); -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
ALTER TABLE public.t ENABLE ROW LEVEL SECURITY; -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
COMMIT;

BEGIN;
REVOKE SELECT ON TABLE public.v FROM reader; -- contract; changes_access
COMMIT;
