BEGIN;
ALTER TABLE public.t ADD COLUMN double integer GENERATED ALWAYS AS ((a * 2)) VIRTUAL; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;
