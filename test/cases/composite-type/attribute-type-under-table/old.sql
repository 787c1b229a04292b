CREATE TYPE address AS (street text, number int);
CREATE TABLE t (id int PRIMARY KEY, a address);
