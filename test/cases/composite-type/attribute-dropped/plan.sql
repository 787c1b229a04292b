BEGIN;
ALTER TYPE public.c DROP ATTRIBUTE b; -- expand; data_loss
COMMIT;
