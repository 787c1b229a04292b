CREATE TYPE mood AS ENUM ('a');
CREATE FUNCTION mood_of(int) RETURNS mood LANGUAGE sql IMMUTABLE AS $$ SELECT 'a'::mood $$;
CREATE CAST (int AS mood) WITH FUNCTION mood_of(int) AS ASSIGNMENT;
CREATE CAST (mood AS text) WITH INOUT AS IMPLICIT;
COMMENT ON CAST (int AS mood) IS 'number to mood';
