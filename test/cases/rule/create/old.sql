CREATE TABLE t (id int PRIMARY KEY, n int);
CREATE TABLE log (id int);
