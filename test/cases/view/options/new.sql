CREATE TABLE t (id int PRIMARY KEY, n int);
CREATE VIEW v WITH (security_barrier = true, check_option = cascaded) AS SELECT * FROM t WHERE n > 0;
