BEGIN;
CREATE PROCEDURE public.p(INOUT n integer DEFAULT 1)
LANGUAGE plpgsql
AS $$BEGIN INSERT INTO t VALUES (n); END$$; -- expand
COMMENT ON PROCEDURE public.p(integer) IS 'inserts'; -- expand
GRANT EXECUTE ON PROCEDURE public.p(integer) TO writer; -- expand; changes_access
COMMIT;
