BEGIN;
ALTER TABLE public.t ADD COLUMN note text; -- expand; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ADD COLUMN count integer DEFAULT 0 NOT NULL; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;
