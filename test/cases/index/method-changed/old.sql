CREATE TABLE t (a int[]);
CREATE INDEX i ON t USING btree (a);
