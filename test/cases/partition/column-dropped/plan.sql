BEGIN;
ALTER TABLE public.t DROP COLUMN n; -- contract; ACCESS EXCLUSIVE public.t, ACCESS EXCLUSIVE public.t1, instant; data_loss
COMMIT;
