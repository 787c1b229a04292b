BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT n_there; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;
