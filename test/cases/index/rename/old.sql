CREATE TABLE t (id int PRIMARY KEY, s text);
CREATE INDEX a ON t (s);
