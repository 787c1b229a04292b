CREATE FUNCTION calc(a bigint, b int DEFAULT 2) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT a + b';
CREATE TABLE t (id int, v int DEFAULT calc(1), CHECK (calc(id) > 0));
CREATE INDEX ON t (calc(v));
CREATE VIEW vw AS SELECT calc(id) AS c FROM t;
CREATE POLICY p ON t USING (calc(id) > 2);
