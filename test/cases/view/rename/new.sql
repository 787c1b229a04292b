CREATE TABLE t (id int PRIMARY KEY);
-- @renamed from=a
CREATE VIEW b AS SELECT id FROM t;
