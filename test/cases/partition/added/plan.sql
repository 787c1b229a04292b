BEGIN;
CREATE TABLE public.t_2025 (
  id integer CONSTRAINT t_id_not_null NOT NULL,
  at date CONSTRAINT t_at_not_null NOT NULL,
  CONSTRAINT t_2025_pkey PRIMARY KEY (id, at)
); -- expand
CREATE INDEX t_2025_at_idx ON public.t_2025 (at); -- expand
ALTER TABLE public.t ATTACH PARTITION public.t_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01'); -- expand; SHARE UPDATE EXCLUSIVE public.t, instant
COMMIT;
