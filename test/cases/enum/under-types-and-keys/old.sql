CREATE TYPE st AS ENUM ('a', 'b', 'c');
CREATE DOMAIN sd AS st DEFAULT 'a' CHECK (VALUE <> 'b');
CREATE TYPE comp AS (s st, x int);
CREATE TABLE t (s st PRIMARY KEY, ss st[] DEFAULT '{a}', d sd, c comp);
CREATE TABLE u (s st REFERENCES t);
