BEGIN;
CREATE FUNCTION public.f()
RETURNS text
LANGUAGE plpgsql
AS $x$
DECLARE x text := $$inner 'quoted' $1$$;
BEGIN
  EXECUTE format($q$SELECT %L$q$, x);
  RETURN E'\\n' || x;
END
$x$; -- expand
COMMIT;
