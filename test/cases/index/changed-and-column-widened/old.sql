CREATE TABLE t (id int PRIMARY KEY, a varchar(10), b int);
CREATE INDEX i ON t (a);
