CREATE TABLE t (a int);
CREATE INDEX i ON t (a);
CREATE INDEX j ON t (a);
