BEGIN;
CREATE SEQUENCE public.custom START WITH 100 OWNED BY public.t.id; -- expand
ALTER TABLE public.t ALTER COLUMN id SET DEFAULT nextval('public.custom'::regclass); -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;
