INSERT INTO t (id, name) VALUES (1, 'One'), (2, 'Two');
