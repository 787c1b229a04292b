BEGIN;
ALTER TABLE public.t ALTER COLUMN id DROP IDENTITY; -- expand; ACCESS EXCLUSIVE public.t, ACCESS EXCLUSIVE public.t_id_seq, instant
COMMIT;

BEGIN;
CREATE SEQUENCE public.t_id_seq AS integer OWNED BY public.t.id; -- expand
ALTER TABLE public.t ALTER COLUMN id SET DEFAULT nextval('public.t_id_seq'::regclass); -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;
