CREATE TABLE t (id int PRIMARY KEY, n int DEFAULT 1);
-- @check every row has a number
SELECT id FROM t WHERE n IS NULL;
