INSERT INTO t VALUES (1, 2, 'b', 1.5, 'd');
