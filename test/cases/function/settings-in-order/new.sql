CREATE FUNCTION f() RETURNS int LANGUAGE sql SET search_path = '' SET timezone TO 'UTC' AS 'SELECT 1';
