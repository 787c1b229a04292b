BEGIN;
ALTER TABLE public.t ADD COLUMN n integer; -- expand; ACCESS EXCLUSIVE public.t, instant
CREATE SEQUENCE public.t_n_seq AS integer OWNED BY public.t.n; -- expand
ALTER TABLE public.t ALTER COLUMN n SET DEFAULT nextval('public.t_n_seq'::regclass); -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;

-- backfill public.t.n = nextval('public.t_n_seq'::regclass) where t.n IS NULL by id in batches of 5000; -- migrate; ROW EXCLUSIVE public.t, batches

BEGIN;
ALTER TABLE public.t ADD CONSTRAINT t_n_not_null NOT NULL n NOT VALID; -- migrate; ACCESS EXCLUSIVE public.t, instant
COMMIT;

-- backfill public.t.n = nextval('public.t_n_seq'::regclass) where t.n IS NULL by id in batches of 5000; -- migrate; ROW EXCLUSIVE public.t, batches

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT t_n_not_null; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;
