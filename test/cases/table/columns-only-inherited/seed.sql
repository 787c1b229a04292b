INSERT INTO parent VALUES (1, 'p');
INSERT INTO child VALUES (2, 'c');
