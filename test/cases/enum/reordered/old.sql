CREATE TYPE mood AS ENUM ('a', 'b', 'c');
CREATE TABLE t (id int PRIMARY KEY, m mood);
