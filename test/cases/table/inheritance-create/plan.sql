BEGIN;
CREATE TABLE public.child (
  extra integer
) INHERITS (public.parent); -- expand; SHARE UPDATE EXCLUSIVE public.parent, instant
ALTER TABLE public.child ALTER COLUMN note SET DEFAULT 'c'::text; -- expand
COMMIT;
