CREATE SCHEMA ext;
CREATE EXTENSION citext SCHEMA ext;
CREATE TABLE t (e ext.citext, n int);
CREATE FUNCTION f(ext.citext) RETURNS ext.citext LANGUAGE sql AS 'SELECT $1';
CREATE VIEW v AS SELECT f(e) AS e FROM t;
