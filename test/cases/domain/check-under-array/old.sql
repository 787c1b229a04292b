CREATE DOMAIN code AS text CHECK (VALUE <> '');
CREATE DOMAIN short_code AS code CONSTRAINT short CHECK (length(VALUE) < 10) DEFAULT 'x';
CREATE TABLE t (id int PRIMARY KEY, a short_code, b short_code[]);
CREATE VIEW v AS SELECT a FROM t;
