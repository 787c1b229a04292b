CREATE FUNCTION calc(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT a + 1';
CREATE TABLE t (id int, v int DEFAULT calc(1), CHECK (calc(id) > 0));
CREATE INDEX ON t (calc(v));
CREATE VIEW vw AS SELECT calc(id) AS c FROM t;
CREATE POLICY p ON t USING (calc(id) > 1);
