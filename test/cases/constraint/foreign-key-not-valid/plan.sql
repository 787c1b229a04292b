BEGIN;
ALTER TABLE public.c VALIDATE CONSTRAINT c_p; -- migrate; SHARE UPDATE EXCLUSIVE public.c, ROW SHARE public.p, scan; may_fail_on_data
COMMIT;
