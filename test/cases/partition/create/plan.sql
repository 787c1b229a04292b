BEGIN;
CREATE TABLE public.t (
  id integer NOT NULL,
  at date NOT NULL
) PARTITION BY RANGE (at); -- expand
ALTER TABLE ONLY public.t ADD CONSTRAINT t_pkey PRIMARY KEY (id, at); -- expand
CREATE TABLE public.t_2024 (
  id integer CONSTRAINT t_id_not_null NOT NULL,
  at date CONSTRAINT t_at_not_null NOT NULL,
  CONSTRAINT t_2024_pkey PRIMARY KEY (id, at)
); -- expand
CREATE TABLE public.t_rest (
  id integer CONSTRAINT t_id_not_null NOT NULL,
  at date CONSTRAINT t_at_not_null NOT NULL,
  CONSTRAINT t_rest_pkey PRIMARY KEY (id, at)
); -- expand
CREATE INDEX t_at ON ONLY public.t (at); -- expand
CREATE INDEX t_2024_at_idx ON public.t_2024 (at); -- expand
CREATE INDEX t_rest_at_idx ON public.t_rest (at); -- expand
ALTER TABLE public.t ATTACH PARTITION public.t_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01'); -- expand
ALTER TABLE public.t ATTACH PARTITION public.t_rest DEFAULT; -- expand
COMMENT ON TABLE public.t_2024 IS 'a year'; -- expand
COMMIT;
