CREATE FUNCTION more(a bigint, b bigint DEFAULT 1) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT a + 1';
CREATE TABLE reading (id bigint NOT NULL, level numeric(10,2));
CREATE INDEX reading_place ON reading (id, more(level::bigint));
