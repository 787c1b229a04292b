BEGIN;
CREATE SEQUENCE public.s; -- expand
CREATE TABLE public.a (
  id integer DEFAULT nextval('public.s'::regclass) NOT NULL,
  CONSTRAINT a_pkey PRIMARY KEY (id)
); -- expand
CREATE TABLE public.b (
  id integer DEFAULT nextval('public.s'::regclass) NOT NULL,
  CONSTRAINT b_pkey PRIMARY KEY (id)
); -- expand
COMMIT;
