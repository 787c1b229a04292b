CREATE EXTENSION btree_gist;
CREATE TABLE t (id int, during daterange, PRIMARY KEY (id, during WITHOUT OVERLAPS));
CREATE TABLE c (t_id int, during daterange, FOREIGN KEY (t_id, PERIOD during) REFERENCES t (id, PERIOD during));
