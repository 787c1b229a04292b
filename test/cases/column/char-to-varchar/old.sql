CREATE TABLE t (c char(3));
