BEGIN;
ALTER TABLE public.t DROP CONSTRAINT t_pkey; -- contract; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ALTER COLUMN id DROP NOT NULL; -- contract; ACCESS EXCLUSIVE public.t, instant
COMMIT;
