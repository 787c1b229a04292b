DROP INDEX CONCURRENTLY public.t_note; -- contract; SHARE UPDATE EXCLUSIVE public.t, instant; not_transactional

BEGIN;
ALTER TABLE public.t DROP COLUMN note; -- contract; ACCESS EXCLUSIVE public.t, instant; data_loss
COMMIT;
