CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE t (id int PRIMARY KEY, m mood NOT NULL DEFAULT 'ok', ms mood[] DEFAULT '{ok}');
CREATE INDEX t_m ON t (m) WHERE m = 'ok';
CREATE VIEW v AS SELECT m FROM t WHERE m > 'sad';
CREATE FUNCTION f(mood) RETURNS mood LANGUAGE sql AS 'SELECT $1';
