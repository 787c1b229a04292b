BEGIN;
ALTER TABLE public.c DROP CONSTRAINT c_x; -- expand; ACCESS EXCLUSIVE public.c, ACCESS EXCLUSIVE public.p, instant
ALTER TABLE public.c ADD CONSTRAINT c_x FOREIGN KEY (x) REFERENCES public.q (id) NOT VALID; -- expand; SHARE ROW EXCLUSIVE public.c, SHARE ROW EXCLUSIVE public.q, instant
COMMIT;

BEGIN;
ALTER TABLE public.c VALIDATE CONSTRAINT c_x; -- migrate; SHARE UPDATE EXCLUSIVE public.c, ROW SHARE public.q, scan; may_fail_on_data
COMMIT;
