INSERT INTO t (id, k) VALUES (1, 1);
