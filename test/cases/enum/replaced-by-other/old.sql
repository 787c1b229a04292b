CREATE TYPE a AS ENUM ('x', 'y');
CREATE TABLE t (id int PRIMARY KEY, m a DEFAULT 'x');
