BEGIN;
CREATE TABLE public.t (
  k integer,
  r int4range
) PARTITION BY LIST (k); -- expand
ALTER TABLE ONLY public.t ADD CONSTRAINT t_r_k_excl EXCLUDE USING gist (r WITH &&, k WITH =); -- expand
COMMIT;
