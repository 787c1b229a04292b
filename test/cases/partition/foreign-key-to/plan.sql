BEGIN;
ALTER TABLE public.c ADD CONSTRAINT c_t FOREIGN KEY (id, k) REFERENCES public.t (id, k) NOT VALID; -- expand; SHARE ROW EXCLUSIVE public.c, SHARE ROW EXCLUSIVE public.t, SHARE ROW EXCLUSIVE public.t1, instant
COMMIT;

BEGIN;
ALTER TABLE public.c VALIDATE CONSTRAINT c_t; -- migrate; SHARE UPDATE EXCLUSIVE public.c, ROW SHARE public.t, scan; may_fail_on_data
COMMIT;
