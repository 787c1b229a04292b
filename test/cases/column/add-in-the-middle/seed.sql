INSERT INTO t (id, z) VALUES (1, 'z'), (2, 'zz');
