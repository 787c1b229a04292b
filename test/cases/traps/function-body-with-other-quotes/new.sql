CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $f$
DECLARE x text := $$inner 'quoted' $1$$;
BEGIN
  EXECUTE format($q$SELECT %L$q$, x);
  RETURN E'\\n' || x;
END
$f$;
