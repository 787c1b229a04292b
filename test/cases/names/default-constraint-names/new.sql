CREATE TABLE t (id int PRIMARY KEY, a int UNIQUE CHECK (a > 0), b int CHECK (b > 0) CHECK (b < 9) REFERENCES t, CHECK (a < b), UNIQUE (a, b));
