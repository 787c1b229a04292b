BEGIN;
ALTER TABLE public.c DROP CONSTRAINT c_p; -- expand; ACCESS EXCLUSIVE public.c, ACCESS EXCLUSIVE public.p, instant
ALTER TABLE public.c ADD CONSTRAINT c_p FOREIGN KEY (p_id) REFERENCES public.p (id) ON DELETE SET NULL NOT VALID; -- expand; SHARE ROW EXCLUSIVE public.c, SHARE ROW EXCLUSIVE public.p, instant
COMMIT;

BEGIN;
ALTER TABLE public.c VALIDATE CONSTRAINT c_p; -- migrate; SHARE UPDATE EXCLUSIVE public.c, ROW SHARE public.p, scan; may_fail_on_data
COMMIT;
