BEGIN;
ALTER POLICY p ON public.t WITH CHECK ((id > 1)); -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
COMMIT;
