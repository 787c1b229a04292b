BEGIN;
CREATE TYPE public.f_enum AS ENUM ('x', 'y'); -- expand
CREATE DOMAIN public.e_domain AS integer CONSTRAINT e_domain_check CHECK ((VALUE <> 7)); -- expand
CREATE SEQUENCE public.d_seq; -- expand
CREATE TABLE public.g_table (
  id integer NOT NULL,
  b public.f_enum[],
  CONSTRAINT g_table_pkey PRIMARY KEY (id)
); -- expand
CREATE FUNCTION public.twice(integer)
RETURNS integer
LANGUAGE sql
IMMUTABLE
AS $$SELECT $1 * 2$$; -- expand
CREATE TABLE public.b_table (
  id integer DEFAULT nextval('public.d_seq'::regclass) NOT NULL,
  n public.e_domain,
  m public.f_enum DEFAULT 'x'::public.f_enum,
  g integer,
  CONSTRAINT b_table_n_check CHECK ((public.twice((n)::integer) > 0)),
  CONSTRAINT b_table_pkey PRIMARY KEY (id)
); -- expand
CREATE INDEX b_twice ON public.b_table (public.twice((n)::integer)); -- expand
ALTER TABLE public.b_table ADD CONSTRAINT b_table_g_fkey FOREIGN KEY (g) REFERENCES public.g_table (id); -- expand
CREATE VIEW public.a_view AS
 SELECT id,
    public.twice((n)::integer) AS n,
    m
   FROM public.b_table; -- expand
COMMIT;
