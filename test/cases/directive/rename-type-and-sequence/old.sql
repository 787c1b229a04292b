CREATE TYPE a AS (x int);
CREATE DOMAIN d AS int;
CREATE SEQUENCE s;
CREATE TABLE t (c a, e d, n int DEFAULT nextval('s'));
