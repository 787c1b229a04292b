CREATE EXTENSION btree_gist;
CREATE TABLE t (k int, r int4range, EXCLUDE USING gist (r WITH &&, k WITH =)) PARTITION BY LIST (k);
