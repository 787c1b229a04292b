BEGIN;
CREATE SCHEMA ext; -- expand
CREATE EXTENSION pg_trgm WITH SCHEMA ext; -- expand
CREATE TABLE public.t (
  s text
); -- expand
CREATE INDEX t_s ON public.t USING gin (s ext.gin_trgm_ops); -- expand
COMMENT ON EXTENSION pg_trgm IS 'text similarity measurement and index searching based on trigrams'; -- expand
COMMIT;
