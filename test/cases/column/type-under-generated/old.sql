CREATE TABLE t (id int PRIMARY KEY, a int, double int GENERATED ALWAYS AS (a * 2) STORED);
