CREATE DOMAIN code AS text CHECK (VALUE <> '');
CREATE DOMAIN short_code AS code NOT NULL CONSTRAINT short CHECK (length(VALUE) < 20) DEFAULT 'x';
CREATE TABLE t (id int PRIMARY KEY, a short_code, b short_code[]);
CREATE VIEW v AS SELECT a FROM t;
