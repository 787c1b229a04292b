BEGIN;
CREATE DOMAIN public.positive AS numeric(10,2) DEFAULT 1 NOT NULL CONSTRAINT above CHECK ((VALUE > (0)::numeric)) CONSTRAINT below CHECK ((VALUE < (1000)::numeric)); -- expand
CREATE TABLE public.t (
  n public.positive
); -- expand
COMMENT ON CONSTRAINT above ON DOMAIN public.positive IS 'sic'; -- expand
COMMENT ON DOMAIN public.positive IS 'above zero'; -- expand
COMMIT;
