CREATE TABLE t (s varchar(20) DEFAULT 'a' NOT NULL, CONSTRAINT k CHECK (s IN ('a', 'b')));
CREATE INDEX t_s ON t (s) WHERE s NOT IN ('a', 'b');
CREATE POLICY p ON t USING (s IN ('a', 'b'));
CREATE VIEW v AS SELECT s FROM t WHERE s IN ('a', 'b');
