CREATE TYPE mood AS ENUM ('a');
CREATE FUNCTION mood_of(int) RETURNS mood LANGUAGE sql IMMUTABLE AS $$ SELECT 'a'::mood $$;
