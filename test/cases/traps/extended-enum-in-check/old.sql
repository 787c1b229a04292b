CREATE TYPE mood AS ENUM ('a', 'b');
CREATE TABLE t (id int PRIMARY KEY, m mood, CONSTRAINT c CHECK (m <> 'b'));
