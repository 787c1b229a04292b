CREATE TABLE t (id int PRIMARY KEY, a int, CONSTRAINT u UNIQUE (a) WITH (fillfactor = 90));
