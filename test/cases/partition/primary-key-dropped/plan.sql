BEGIN;
ALTER TABLE public.t DROP CONSTRAINT t_pkey; -- contract; ACCESS EXCLUSIVE public.t, ACCESS EXCLUSIVE public.t1, instant
ALTER TABLE public.t ALTER COLUMN id DROP NOT NULL; -- contract; ACCESS EXCLUSIVE public.t, ACCESS EXCLUSIVE public.t1, instant
ALTER TABLE public.t ALTER COLUMN k DROP NOT NULL; -- contract; ACCESS EXCLUSIVE public.t, ACCESS EXCLUSIVE public.t1, instant
COMMIT;
