BEGIN;
CREATE COLLATION public.plain (PROVIDER = libc, LOCALE = 'C'); -- expand
CREATE TABLE public.t (
  s text COLLATE public.plain
); -- expand
COMMENT ON COLLATION public.plain IS 'bytes'; -- expand
COMMIT;
