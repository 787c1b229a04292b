CREATE TABLE t (id int PRIMARY KEY, a bigint, double bigint GENERATED ALWAYS AS (a * 2) STORED);
