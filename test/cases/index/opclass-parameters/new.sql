CREATE EXTENSION ltree;
CREATE TABLE t (p ltree);
CREATE INDEX i ON t USING gist (p gist_ltree_ops (siglen = 100));
