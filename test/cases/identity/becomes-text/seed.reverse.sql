INSERT INTO reading VALUES (1, '1'), (2, '2');
