CREATE TABLE t (id int PRIMARY KEY, n int);
CREATE VIEW v AS SELECT id, n, count(*) FROM t GROUP BY id;
