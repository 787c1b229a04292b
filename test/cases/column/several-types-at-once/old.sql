CREATE TABLE t (id int PRIMARY KEY, a int DEFAULT 1, b varchar(10) DEFAULT 'x', c numeric, d text);
CREATE VIEW v AS SELECT a, b, c FROM t;
