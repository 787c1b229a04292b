CREATE TABLE t (id int PRIMARY KEY, a int, s varchar(10));
CREATE INDEX t_a ON t (a) WHERE s IN ('x', 'y');
