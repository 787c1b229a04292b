INSERT INTO t VALUES (1, 2, '{a,b}', '{"x": 1}', '[1,5)');
