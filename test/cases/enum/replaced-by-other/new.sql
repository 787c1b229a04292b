CREATE TYPE b AS ENUM ('x', 'y', 'z');
CREATE TABLE t (id int PRIMARY KEY, m b DEFAULT 'x');
