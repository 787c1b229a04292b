BEGIN;
CREATE FUNCTION public.a_first()
RETURNS bigint
LANGUAGE sql
AS $$SELECT count(*) FROM z_last$$; -- expand
CREATE TABLE public.z_last (
  id integer,
  n bigint DEFAULT public.a_first()
); -- expand
COMMIT;
