CREATE TABLE t (id int PRIMARY KEY, a int, b int);
CREATE INDEX i ON t (a, b);
CREATE SEQUENCE i_old;
