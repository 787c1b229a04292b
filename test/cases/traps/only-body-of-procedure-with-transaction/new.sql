CREATE PROCEDURE p() LANGUAGE plpgsql AS $$
-- a comment; with a semicolon
BEGIN
  COMMIT; /* and another; */
  RAISE NOTICE 'x;y';
END $$;
