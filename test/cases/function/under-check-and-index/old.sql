CREATE FUNCTION f(x text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT upper($1)';
CREATE TABLE t (id int PRIMARY KEY, s text DEFAULT f('a'), CONSTRAINT c CHECK (f(s) <> ''));
CREATE INDEX t_f ON t (f(s));
