CREATE TABLE t (c varchar(3));
