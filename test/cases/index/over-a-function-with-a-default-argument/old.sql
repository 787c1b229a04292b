CREATE FUNCTION more(a bigint) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT a + 1';
CREATE TABLE reading (id bigint NOT NULL, place text DEFAULT 'a');
CREATE INDEX reading_place ON reading (place, id);
