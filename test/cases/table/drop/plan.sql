BEGIN;
ALTER TABLE public.t DROP CONSTRAINT t_keep_id_fkey; -- contract; ACCESS EXCLUSIVE public.keep, ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
DROP TABLE public.t; -- contract; ACCESS EXCLUSIVE public.t, instant; data_loss
COMMIT;
