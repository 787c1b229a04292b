BEGIN;
ALTER TABLE public.c DROP CONSTRAINT c_p; -- expand; ACCESS EXCLUSIVE public.c, ACCESS EXCLUSIVE public.p, instant
ALTER TABLE public.c ADD CONSTRAINT c_p FOREIGN KEY (p_id) REFERENCES public.p (id) NOT ENFORCED; -- expand; SHARE ROW EXCLUSIVE public.c, SHARE ROW EXCLUSIVE public.p, instant
COMMIT;
