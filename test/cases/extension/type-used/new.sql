CREATE EXTENSION citext;
CREATE TABLE t (s citext);
