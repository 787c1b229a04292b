CREATE TYPE degrees AS (n numeric);
CREATE FUNCTION n(degrees) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT $1.n';
CREATE CAST (degrees AS numeric) WITH FUNCTION n(degrees);
CREATE VIEW v AS SELECT ROW(3)::degrees::numeric AS n;
