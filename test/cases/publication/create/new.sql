CREATE TABLE t (id int PRIMARY KEY, n int);
CREATE TABLE u (id int PRIMARY KEY);
CREATE PUBLICATION p FOR TABLE t, u WITH (publish = 'insert, update', publish_via_partition_root = true);
CREATE PUBLICATION everything FOR ALL TABLES;
COMMENT ON PUBLICATION p IS 'out';
