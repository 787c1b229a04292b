CREATE TABLE t (a int[]);
CREATE INDEX i ON t USING gin (a) WITH (fastupdate = off);
