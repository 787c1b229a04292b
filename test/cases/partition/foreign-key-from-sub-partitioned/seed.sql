INSERT INTO station VALUES (1), (2);
INSERT INTO reading VALUES (1, 1, 'a'), (11, 2, 'a'), (12, 1, 'b');
