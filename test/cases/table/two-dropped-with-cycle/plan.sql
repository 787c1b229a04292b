BEGIN;
ALTER TABLE public.a DROP CONSTRAINT a_b_id_fkey; -- contract; ACCESS EXCLUSIVE public.a, ACCESS EXCLUSIVE public.b, instant
COMMIT;

BEGIN;
ALTER TABLE public.b DROP CONSTRAINT b_a_id_fkey; -- contract; ACCESS EXCLUSIVE public.a, ACCESS EXCLUSIVE public.b, instant
COMMIT;

BEGIN;
DROP TABLE public.a; -- contract; ACCESS EXCLUSIVE public.a, instant; data_loss
COMMIT;

BEGIN;
DROP TABLE public.b; -- contract; ACCESS EXCLUSIVE public.b, instant; data_loss
COMMIT;
