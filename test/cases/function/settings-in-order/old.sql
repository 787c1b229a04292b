CREATE FUNCTION f() RETURNS int LANGUAGE sql SET timezone TO 'UTC' SET search_path = '' AS 'SELECT 1';
