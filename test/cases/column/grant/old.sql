CREATE TABLE t (id int PRIMARY KEY, note text);
GRANT SELECT (id) ON t TO reader;
