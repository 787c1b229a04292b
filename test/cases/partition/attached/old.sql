CREATE TABLE t (id int NOT NULL, k int) PARTITION BY LIST (k);
CREATE TABLE t1 (id int NOT NULL, k int);
