BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT small; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;
