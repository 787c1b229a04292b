CREATE EXTENSION cube;
CREATE TABLE t (id int, setting int);
