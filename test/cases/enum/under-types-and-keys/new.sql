CREATE TYPE st AS ENUM ('c', 'a');
CREATE DOMAIN sd AS st DEFAULT 'a' CHECK (VALUE <> 'c');
CREATE TYPE comp AS (s st, x int);
CREATE TABLE t (s st PRIMARY KEY, ss st[] DEFAULT '{a}', d sd, c comp);
CREATE TABLE u (s st REFERENCES t);
