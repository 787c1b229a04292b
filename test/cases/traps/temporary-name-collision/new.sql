CREATE TABLE t (id int, a text);
CREATE TABLE t_old (id int);
CREATE INDEX t_a_new ON t (a);
CREATE INDEX t_a ON t (id, a);
