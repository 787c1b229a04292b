BEGIN;
CREATE FUNCTION app.f()
RETURNS bigint
LANGUAGE sql
SET search_path TO 'app'
AS $$SELECT count(*) FROM t$$; -- expand
CREATE FUNCTION app.g()
RETURNS bigint
LANGUAGE sql
AS $$SELECT count(*) FROM t$$; -- expand
COMMIT;
