CREATE TABLE t (arrives int, leaves int, CONSTRAINT stays EXCLUDE USING gist (int4range(arrives, leaves) WITH &&));
CREATE TABLE u (a int4range);
ALTER TABLE u ADD CONSTRAINT apart EXCLUDE USING gist (a WITH &&, int4range(1, upper(a)) WITH =);
ALTER INDEX apart ALTER COLUMN 2 SET STATISTICS 300;
