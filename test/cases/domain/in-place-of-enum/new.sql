CREATE DOMAIN status AS text CHECK (VALUE IN ('a', 'b'));
CREATE TABLE t (id int, s status DEFAULT 'a');
CREATE VIEW v AS SELECT s FROM t;
