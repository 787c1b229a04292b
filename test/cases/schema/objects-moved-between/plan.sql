BEGIN;
CREATE TYPE b.e AS ENUM ('x'); -- expand
CREATE FUNCTION b.f()
RETURNS integer
LANGUAGE sql
AS $$SELECT 1$$; -- expand
COMMIT;

BEGIN;
DROP FUNCTION a.f(); -- contract
DROP TYPE a.e; -- contract
COMMIT;
