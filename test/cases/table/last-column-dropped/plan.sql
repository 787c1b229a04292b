BEGIN;
ALTER TABLE public.t DROP COLUMN a; -- contract; ACCESS EXCLUSIVE public.t, instant; data_loss
COMMIT;
