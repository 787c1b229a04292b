CREATE TABLE t (id int PRIMARY KEY, n int);
CREATE VIEW v WITH (security_invoker = true) AS SELECT * FROM t;
