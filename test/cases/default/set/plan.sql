BEGIN;
ALTER TABLE public.t ALTER COLUMN n SET DEFAULT 3; -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ALTER COLUMN note SET DEFAULT 'new'::text; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;
