BEGIN;
ALTER SEQUENCE public.t_n_seq OWNED BY NONE; -- expand; SHARE ROW EXCLUSIVE public.t_n_seq, instant
COMMIT;

BEGIN;
ALTER TABLE public.t DROP COLUMN n; -- contract; ACCESS EXCLUSIVE public.t, instant; data_loss
COMMIT;
