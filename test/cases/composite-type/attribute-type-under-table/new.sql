CREATE TYPE address AS (street text, number bigint);
CREATE TABLE t (id int PRIMARY KEY, a address);
