CREATE TABLE t (id int, k int) PARTITION BY LIST (k);
