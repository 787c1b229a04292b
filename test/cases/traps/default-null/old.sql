CREATE TABLE t (a int DEFAULT NULL, b int);
