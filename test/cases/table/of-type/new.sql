CREATE TYPE point3 AS (x int, y int, z int);
CREATE TABLE t OF point3 (PRIMARY KEY (x), y WITH OPTIONS DEFAULT 7);
