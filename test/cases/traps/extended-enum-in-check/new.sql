CREATE TYPE mood AS ENUM ('a', 'b', 'c');
CREATE TABLE t (id int PRIMARY KEY, m mood, CONSTRAINT c CHECK (m NOT IN ('b', 'c')));
CREATE INDEX t_m ON t (m) WHERE m = 'c';
CREATE VIEW v AS SELECT m FROM t WHERE m = 'c';
CREATE FUNCTION f() RETURNS mood LANGUAGE sql AS $$ SELECT 'c'::mood $$;
