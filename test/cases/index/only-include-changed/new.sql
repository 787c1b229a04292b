CREATE TABLE t (a int, b int, c int);
CREATE UNIQUE INDEX u ON t (a) INCLUDE (c);
