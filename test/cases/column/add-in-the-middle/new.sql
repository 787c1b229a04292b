CREATE TABLE t (id int PRIMARY KEY, m text, z text);
