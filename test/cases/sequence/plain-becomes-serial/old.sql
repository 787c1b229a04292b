CREATE TABLE t (id int, note text);
CREATE TABLE u (id int, note text);
