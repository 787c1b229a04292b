BEGIN;
DROP SEQUENCE public.s; -- contract; ACCESS EXCLUSIVE public.s, instant; data_loss
COMMIT;
