INSERT INTO t VALUES (1, 'one', '{one,two}');
