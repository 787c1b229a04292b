CREATE TABLE t (id int PRIMARY KEY, extra text);
CREATE VIEW v AS SELECT t AS whole FROM t;
