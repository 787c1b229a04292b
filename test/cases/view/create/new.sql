CREATE TABLE t (id int PRIMARY KEY, n int);
CREATE VIEW v AS SELECT id, n * 2 AS double FROM t WHERE n > 0 ORDER BY id;
COMMENT ON VIEW v IS 'a view';
COMMENT ON COLUMN v.double IS 'twice';
