CREATE TABLE t (id int PRIMARY KEY, tag text[]);
