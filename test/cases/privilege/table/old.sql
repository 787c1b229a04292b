CREATE TABLE t (id int PRIMARY KEY, note text);
GRANT SELECT ON t TO reader;
