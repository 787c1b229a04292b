BEGIN;
CREATE TABLE public.a (
  id smallint NOT NULL,
  CONSTRAINT a_pkey PRIMARY KEY (id)
); -- expand
CREATE SEQUENCE public.a_id_seq AS smallint OWNED BY public.a.id; -- expand
CREATE TABLE public.b (
  id integer NOT NULL,
  CONSTRAINT b_pkey PRIMARY KEY (id)
); -- expand
CREATE SEQUENCE public.b_id_seq AS integer OWNED BY public.b.id; -- expand
CREATE TABLE public.c (
  id bigint NOT NULL,
  other integer NOT NULL,
  CONSTRAINT c_pkey PRIMARY KEY (id)
); -- expand
CREATE SEQUENCE public.c_id_seq OWNED BY public.c.id; -- expand
CREATE SEQUENCE public.c_other_seq AS integer OWNED BY public.c.other; -- expand
ALTER TABLE public.a ALTER COLUMN id SET DEFAULT nextval('public.a_id_seq'::regclass); -- expand
ALTER TABLE public.b ALTER COLUMN id SET DEFAULT nextval('public.b_id_seq'::regclass); -- expand
ALTER TABLE public.c ALTER COLUMN id SET DEFAULT nextval('public.c_id_seq'::regclass); -- expand
ALTER TABLE public.c ALTER COLUMN other SET DEFAULT nextval('public.c_other_seq'::regclass); -- expand
COMMIT;
