SET search_path = public;
CREATE FUNCTION f() RETURNS int LANGUAGE sql SET search_path = "$user", public, "My Schema" SET datestyle = 'ISO, DMY' SET statement_timeout = 0 AS 'SELECT 1';
CREATE FUNCTION g() RETURNS int LANGUAGE sql SET search_path FROM CURRENT AS 'SELECT 1';
