BEGIN;
ALTER TABLE public.t RENAME COLUMN nam TO name; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
ALTER TABLE public.t RENAME CONSTRAINT t_nam_not_null TO t_name_not_null; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;
