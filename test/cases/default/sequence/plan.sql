BEGIN;
ALTER TABLE public.t ALTER COLUMN id SET DEFAULT nextval('public.s'::regclass); -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;
