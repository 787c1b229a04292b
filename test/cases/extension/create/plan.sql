BEGIN;
CREATE SCHEMA ext; -- expand
CREATE EXTENSION pg_trgm WITH SCHEMA ext; -- expand
CREATE TABLE public.t (
  s text
); -- expand
CREATE INDEX t_s ON public.t USING gin (s ext.gin_trgm_ops); -- expand
COMMIT;
