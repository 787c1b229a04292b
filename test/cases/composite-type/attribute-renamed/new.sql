CREATE TYPE point2 AS (
  longitude int, -- @renamed from=x
  y int
);
CREATE TABLE t (id int PRIMARY KEY, p point2);
CREATE VIEW v AS SELECT id, (p).longitude AS across FROM t;
CREATE TABLE points OF point2;
