BEGIN;
CREATE SEQUENCE public.t_id_seq AS integer OWNED BY public.t.id; -- expand
SELECT pg_catalog.setval('public.t_id_seq'::pg_catalog.regclass, max(id)) FROM public.t HAVING max(id) BETWEEN 1 AND 2147483647; -- expand
ALTER TABLE public.t ALTER COLUMN id SET DEFAULT nextval('public.t_id_seq'::regclass); -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;
