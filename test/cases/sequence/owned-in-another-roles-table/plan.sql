BEGIN;
CREATE TABLE public.t (
  id bigint NOT NULL,
  CONSTRAINT t_pkey PRIMARY KEY (id)
); -- expand
ALTER TABLE public.t OWNER TO owner_role; -- expand
CREATE SEQUENCE public.t_id_seq; -- expand
ALTER SEQUENCE public.t_id_seq OWNER TO owner_role; -- expand
ALTER SEQUENCE public.t_id_seq OWNED BY public.t.id; -- expand
ALTER TABLE public.there ADD COLUMN n integer; -- expand; ACCESS EXCLUSIVE public.there, instant
CREATE SEQUENCE public.there_n_seq AS integer; -- expand
ALTER SEQUENCE public.there_n_seq OWNER TO owner_role; -- expand
ALTER SEQUENCE public.there_n_seq OWNED BY public.there.n; -- expand
ALTER TABLE public.t ALTER COLUMN id SET DEFAULT nextval('public.t_id_seq'::regclass); -- expand
ALTER TABLE public.there ALTER COLUMN n SET DEFAULT nextval('public.there_n_seq'::regclass); -- expand; ACCESS EXCLUSIVE public.there, instant
COMMIT;

-- backfill public.there.n = nextval('public.there_n_seq'::regclass) where there.n IS NULL by id in batches of 5000; -- migrate; ROW EXCLUSIVE public.there, batches

BEGIN;
ALTER TABLE public.there ADD CONSTRAINT there_n_not_null NOT NULL n NOT VALID; -- migrate; ACCESS EXCLUSIVE public.there, instant
COMMIT;

-- backfill public.there.n = nextval('public.there_n_seq'::regclass) where there.n IS NULL by id in batches of 5000; -- migrate; ROW EXCLUSIVE public.there, batches

BEGIN;
ALTER TABLE public.there VALIDATE CONSTRAINT there_n_not_null; -- migrate; SHARE UPDATE EXCLUSIVE public.there, scan; may_fail_on_data
COMMIT;
