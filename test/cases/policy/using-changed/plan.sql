BEGIN;
ALTER POLICY own ON public.t USING (((owner = ( SELECT CURRENT_USER AS "current_user")) AND (id > 0))); -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
COMMIT;
