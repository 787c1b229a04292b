CREATE TABLE t (a int, b int, c int);
GRANT SELECT (a, b), UPDATE (c) ON t TO reader;
