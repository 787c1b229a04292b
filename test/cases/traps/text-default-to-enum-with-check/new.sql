CREATE TYPE st AS ENUM ('a', 'b');
CREATE TABLE t (id int PRIMARY KEY, s st DEFAULT 'a');
CREATE INDEX t_s ON t (s);
