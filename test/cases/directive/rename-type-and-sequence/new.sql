-- @renamed from=a
CREATE TYPE b AS (x int);
-- @renamed from=d
CREATE DOMAIN dd AS int;
-- @renamed from=s
CREATE SEQUENCE ss;
CREATE TABLE t (c b, e dd, n int DEFAULT nextval('ss'));
