CREATE TABLE t (id int PRIMARY KEY, doc text COMPRESSION pglz);
