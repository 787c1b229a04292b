CREATE TYPE point2 AS (x int, y int);
CREATE TABLE t (id int PRIMARY KEY, p point2);
CREATE VIEW v AS SELECT id, (p).x AS across FROM t;
CREATE TABLE points OF point2;
