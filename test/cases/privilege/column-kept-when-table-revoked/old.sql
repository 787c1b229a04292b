CREATE TABLE t (id int PRIMARY KEY, note text);
GRANT SELECT ON t TO reader;
GRANT SELECT (id) ON t TO reader;
