CREATE TABLE t (id int PRIMARY KEY, s text);
CREATE INDEX t_s ON t (s) WITH (fillfactor = 70);
