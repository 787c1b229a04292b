BEGIN;
DROP POLICY p ON public.t; -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
CREATE POLICY p ON public.t AS RESTRICTIVE USING ((id > 0)); -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
COMMIT;
