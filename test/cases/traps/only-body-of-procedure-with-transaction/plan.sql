BEGIN;
CREATE OR REPLACE PROCEDURE public.p()
LANGUAGE plpgsql
AS $$
-- a comment; with a semicolon
BEGIN
  COMMIT; /* and another; */
  RAISE NOTICE 'x;y';
END $$; -- expand
COMMIT;
