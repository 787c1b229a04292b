CREATE TABLE t (a int, b int);
CREATE STATISTICS st (ndistinct, dependencies) ON a, b FROM t;
COMMENT ON STATISTICS st IS 'together';
