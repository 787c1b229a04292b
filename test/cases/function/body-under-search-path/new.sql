CREATE SCHEMA app;
CREATE TABLE app.t (id int);
CREATE FUNCTION app.f() RETURNS bigint LANGUAGE sql SET search_path = app AS 'SELECT count(*) FROM t';
SET search_path = app;
CREATE FUNCTION g() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM t';
