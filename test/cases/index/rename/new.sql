CREATE TABLE t (id int PRIMARY KEY, s text);
-- @renamed from=a
CREATE INDEX b ON t (s);
