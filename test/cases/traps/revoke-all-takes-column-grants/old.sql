CREATE TABLE t (a int, b int, c int);
GRANT SELECT, UPDATE ON t TO reader;
