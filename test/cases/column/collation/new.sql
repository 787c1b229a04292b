CREATE TABLE t (id int PRIMARY KEY, name text COLLATE "C");
CREATE INDEX t_name ON t (name);
