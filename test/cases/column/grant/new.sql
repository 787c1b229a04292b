CREATE TABLE t (id int PRIMARY KEY, note text);
GRANT SELECT (id, note), UPDATE (note) ON t TO reader;
GRANT SELECT (note) ON t TO writer WITH GRANT OPTION;
