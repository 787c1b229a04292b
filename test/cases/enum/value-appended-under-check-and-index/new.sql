CREATE TYPE st AS ENUM ('a', 'b', 'c', 'd');
CREATE TABLE t (s st DEFAULT 'b' NOT NULL, CHECK (s <> 'd'));
CREATE INDEX i ON t (s) WHERE s = 'b';
