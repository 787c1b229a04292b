CREATE TYPE degrees AS (n numeric);
CREATE FUNCTION n(degrees) RETURNS float8 LANGUAGE sql IMMUTABLE AS 'SELECT $1.n::float8';
CREATE CAST (degrees AS float8) WITH FUNCTION n(degrees);
CREATE VIEW v AS SELECT ROW(3)::degrees::float8 AS n;
