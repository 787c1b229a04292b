BEGIN;
DROP VIEW public.v; -- contract; ACCESS EXCLUSIVE public.v, instant
COMMIT;

BEGIN;
ALTER TABLE public.child DROP CONSTRAINT child_t_id_fkey; -- contract; ACCESS EXCLUSIVE public.child, ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
DROP FUNCTION public.f(public.t); -- contract
COMMIT;

BEGIN;
DROP TABLE public.t; -- contract; ACCESS EXCLUSIVE public.t, ACCESS EXCLUSIVE public.t_id_seq, instant; data_loss
COMMIT;
