CREATE DOMAIN d AS varchar(10);
CREATE TABLE t (x d);
