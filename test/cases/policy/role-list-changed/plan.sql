BEGIN;
ALTER POLICY p ON public.t TO PUBLIC; -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
COMMIT;
