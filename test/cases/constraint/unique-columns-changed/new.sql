CREATE TABLE t (id int PRIMARY KEY, a int, b int, CONSTRAINT u UNIQUE (a, b));
