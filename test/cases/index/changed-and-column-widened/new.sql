CREATE TABLE t (id int PRIMARY KEY, a varchar(20), b int, c int);
CREATE INDEX i ON t (a, c);
