BEGIN;
ALTER TABLE public.c DROP CONSTRAINT cx; -- contract; ACCESS EXCLUSIVE public.c, ACCESS EXCLUSIVE public.p, instant
ALTER TABLE public.p DROP CONSTRAINT p_a_key; -- contract; ACCESS EXCLUSIVE public.p, instant
ALTER TABLE public.c ADD CONSTRAINT cx FOREIGN KEY (x) REFERENCES public.p (b) NOT VALID; -- contract; SHARE ROW EXCLUSIVE public.c, SHARE ROW EXCLUSIVE public.p, instant
COMMIT;

BEGIN;
ALTER TABLE public.c VALIDATE CONSTRAINT cx; -- contract; SHARE UPDATE EXCLUSIVE public.c, ROW SHARE public.p, scan; may_fail_on_data
COMMIT;
