CREATE TYPE st AS ENUM ('a', 'c');
CREATE TABLE t (s st DEFAULT 'a' NOT NULL, CHECK (s <> 'c'));
CREATE INDEX i ON t (s) WHERE s = 'a';
