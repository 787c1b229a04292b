CREATE TYPE pair AS (a bigint, b text, c date);
CREATE TABLE t OF pair;
CREATE TABLE u (a bigint, b varchar, c date);
CREATE VIEW v AS SELECT * FROM t;
