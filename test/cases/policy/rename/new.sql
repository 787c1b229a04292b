CREATE TABLE t (id int PRIMARY KEY);
-- @renamed from=a
CREATE POLICY b ON t USING (id > 0);
