CREATE TABLE t (id int PRIMARY KEY, a int, b text[], c text DEFAULT '{}', d int4range);
