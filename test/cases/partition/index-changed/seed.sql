INSERT INTO event VALUES (1, 2, 'a'), (2, 12, 'a'), (3, 3, 'b');
