CREATE EXTENSION btree_gist;
CREATE TABLE t (room int, during tsrange, CONSTRAINT free EXCLUDE USING gist (room WITH =, during WITH &&) WHERE (room > 0));
