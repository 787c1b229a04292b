INSERT INTO t (e, n) VALUES (1, 2);
