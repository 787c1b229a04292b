ALTER TABLE public.t DETACH PARTITION public.t2 CONCURRENTLY; -- contract; SHARE UPDATE EXCLUSIVE public.t, ACCESS EXCLUSIVE public.t2, instant; not_transactional

BEGIN;
DROP TABLE public.t2; -- contract; ACCESS EXCLUSIVE public.t2, instant; data_loss
COMMIT;
