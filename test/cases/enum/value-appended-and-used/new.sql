CREATE TYPE mood AS ENUM ('a', 'b');
CREATE TABLE t (id int PRIMARY KEY, m mood DEFAULT 'b' NOT NULL, CONSTRAINT c CHECK (m <> 'b' OR id > 0));
CREATE INDEX i ON t (id) WHERE m = 'b';
