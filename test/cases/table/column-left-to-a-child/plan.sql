BEGIN;
ALTER TABLE ONLY public.p DROP COLUMN a; -- contract; ACCESS EXCLUSIVE public.c, ACCESS EXCLUSIVE public.d, ACCESS EXCLUSIVE public.p, instant; data_loss
ALTER TABLE public.d DROP COLUMN a; -- contract; ACCESS EXCLUSIVE public.d, instant
COMMIT;
