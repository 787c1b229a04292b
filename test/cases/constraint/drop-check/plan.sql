BEGIN;
ALTER TABLE public.t DROP CONSTRAINT t_n_check; -- contract; ACCESS EXCLUSIVE public.t, instant
COMMIT;
