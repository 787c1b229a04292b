CREATE TABLE t (
  id int PRIMARY KEY,
  name text NOT NULL, -- @renamed from=nam
  CONSTRAINT short CHECK (length(name) < 9)
);
CREATE INDEX t_name ON t (name);
CREATE VIEW v AS SELECT id, name FROM t;
