CREATE TYPE address AS (street text, number int);
CREATE TABLE t (id int PRIMARY KEY, a address);
CREATE FUNCTION f(address) RETURNS text LANGUAGE sql AS 'SELECT $1.street';
