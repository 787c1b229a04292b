BEGIN;
CREATE FUNCTION public.f()
RETURNS bigint
LANGUAGE plpgsql
AS $$BEGIN RETURN (SELECT count(*) FROM v); END$$; -- expand
CREATE VIEW public.v AS
 SELECT public.f() AS n
  WHERE false; -- expand
COMMIT;
