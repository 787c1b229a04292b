BEGIN;
CREATE TYPE public.address AS (street text COLLATE pg_catalog."C", number integer, tags text[]); -- expand
CREATE TABLE public.t (
  a public.address,
  many public.address[]
); -- expand
COMMENT ON TYPE public.address IS 'where'; -- expand
COMMENT ON COLUMN public.address.street IS 'street'; -- expand
COMMIT;
