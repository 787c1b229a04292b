BEGIN;
ALTER TABLE public.t ALTER COLUMN note TYPE text; -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ALTER COLUMN note SET DEFAULT 'x'::text; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;
