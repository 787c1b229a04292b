-- @renamed from=a
CREATE FUNCTION b() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TABLE t (id int DEFAULT b());
