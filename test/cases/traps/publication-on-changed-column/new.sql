CREATE TABLE t (id bigint PRIMARY KEY, a bigint);
CREATE PUBLICATION p FOR TABLE t (id, a) WHERE (id > 3);
