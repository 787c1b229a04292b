CREATE TABLE t (id int PRIMARY KEY, s text);
CREATE FUNCTION norm(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT upper($1)';
CREATE INDEX t_norm ON t (norm(s));
