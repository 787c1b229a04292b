BEGIN;
CREATE TABLE public.plain OF public.pair; -- expand
CREATE TABLE public.t OF public.pair (
  a WITH OPTIONS NOT NULL,
  b WITH OPTIONS DEFAULT 'none'::text NOT NULL,
  CONSTRAINT t_pkey PRIMARY KEY (a)
); -- expand
COMMIT;
