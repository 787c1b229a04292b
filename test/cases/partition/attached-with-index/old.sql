CREATE TABLE t (id int NOT NULL, k int, PRIMARY KEY (id, k)) PARTITION BY LIST (k);
CREATE INDEX t_id ON t (id);
CREATE TABLE t1 (id int NOT NULL, k int NOT NULL, PRIMARY KEY (id, k));
CREATE INDEX t1_id_idx ON t1 (id);
