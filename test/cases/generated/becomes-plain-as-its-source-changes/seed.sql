INSERT INTO reading (id, level) VALUES (1, 2), (2, 3);
