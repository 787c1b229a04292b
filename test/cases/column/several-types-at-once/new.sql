CREATE TABLE t (id bigint PRIMARY KEY, a bigint DEFAULT 1, b varchar(50) DEFAULT 'x', c numeric(12,2), d varchar(40));
CREATE VIEW v AS SELECT a, b, c FROM t;
