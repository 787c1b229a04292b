BEGIN;
CREATE SEQUENCE public.t_id_seq_old AS integer; -- migrate
SELECT pg_catalog.setval('public.t_id_seq_old'::pg_catalog.regclass, last_value, is_called) FROM public.t_id_seq; -- migrate
ALTER TABLE public.t ALTER COLUMN id DROP IDENTITY; -- migrate; ACCESS EXCLUSIVE public.t, ACCESS EXCLUSIVE public.t_id_seq, instant
CREATE SEQUENCE public.t_id_seq AS integer CACHE 10; -- migrate
SELECT pg_catalog.setval('public.t_id_seq'::pg_catalog.regclass, last_value, is_called) FROM public.t_id_seq_old; -- migrate
DROP SEQUENCE public.t_id_seq_old; -- migrate
ALTER TABLE public.t ALTER COLUMN id SET DEFAULT nextval('public.t_id_seq'::regclass); -- migrate; ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
CREATE TABLE public.u (
  id integer DEFAULT nextval('public.t_id_seq'::regclass)
); -- migrate
COMMIT;
