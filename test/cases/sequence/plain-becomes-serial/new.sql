CREATE TABLE t (id serial, note text);
CREATE FUNCTION next() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TABLE u (id int NOT NULL DEFAULT next(), note text);
