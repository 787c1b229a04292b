INSERT INTO t (a, b, c) VALUES (1, 'x', 'y'), (2, 'xx', 'yy');
