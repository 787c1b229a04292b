INSERT INTO t SELECT n, n FROM generate_series(1, 9) AS n;
