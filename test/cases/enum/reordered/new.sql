CREATE TYPE mood AS ENUM ('c', 'b', 'a');
CREATE TABLE t (id int PRIMARY KEY, m mood);
