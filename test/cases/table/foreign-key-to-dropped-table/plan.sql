BEGIN;
ALTER TABLE public.c DROP CONSTRAINT c_p; -- contract; ACCESS EXCLUSIVE public.c, ACCESS EXCLUSIVE public.p, instant
COMMIT;

BEGIN;
DROP TABLE public.p; -- contract; ACCESS EXCLUSIVE public.p, instant; data_loss
COMMIT;
