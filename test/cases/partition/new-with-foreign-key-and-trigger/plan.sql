BEGIN;
CREATE TABLE public.ref (
  id integer NOT NULL,
  CONSTRAINT ref_pkey PRIMARY KEY (id)
); -- expand
CREATE TABLE public.t (
  id integer NOT NULL,
  k integer NOT NULL,
  CONSTRAINT t_k_check CHECK ((k > 0))
) PARTITION BY HASH (k); -- expand
CREATE FUNCTION public.tf()
RETURNS trigger
LANGUAGE plpgsql
AS $$BEGIN RETURN NEW; END$$; -- expand
ALTER TABLE ONLY public.t ADD CONSTRAINT t_pkey PRIMARY KEY (id, k); -- expand
CREATE TABLE public.t0 (
  id integer CONSTRAINT t_id_not_null NOT NULL,
  k integer CONSTRAINT t_k_not_null NOT NULL,
  CONSTRAINT t0_pkey PRIMARY KEY (id, k),
  CONSTRAINT t_k_check CHECK ((k > 0))
); -- expand
CREATE TABLE public.t1 (
  id integer CONSTRAINT t_id_not_null NOT NULL,
  k integer CONSTRAINT t_k_not_null NOT NULL,
  CONSTRAINT t1_pkey PRIMARY KEY (id, k),
  CONSTRAINT t_k_check CHECK ((k > 0))
); -- expand
CREATE INDEX t_k ON ONLY public.t (k) INCLUDE (id); -- expand
CREATE INDEX t0_k_id_idx ON public.t0 (k) INCLUDE (id); -- expand
CREATE INDEX t1_k_id_idx ON public.t1 (k) INCLUDE (id); -- expand
ALTER TABLE public.t ATTACH PARTITION public.t0 FOR VALUES WITH (modulus 2, remainder 0); -- expand
ALTER TABLE public.t ATTACH PARTITION public.t1 FOR VALUES WITH (modulus 2, remainder 1); -- expand
ALTER TABLE public.t ADD CONSTRAINT t_id_fkey FOREIGN KEY (id) REFERENCES public.ref (id); -- expand
CREATE TRIGGER a AFTER INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.tf(); -- expand
COMMIT;
