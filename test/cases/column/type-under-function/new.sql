CREATE TABLE t (id int PRIMARY KEY, n bigint);
CREATE FUNCTION total(r t) RETURNS bigint LANGUAGE sql AS 'SELECT r.id + r.n::bigint';
CREATE FUNCTION rows() RETURNS SETOF t LANGUAGE sql AS 'SELECT * FROM t';
