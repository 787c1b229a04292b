INSERT INTO item VALUES (1, 'x', 5, 1), (2, 'y', 6, 2);
