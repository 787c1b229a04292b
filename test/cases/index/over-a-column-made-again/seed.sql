INSERT INTO reading (id, note, level) VALUES (1, 'a', 2), (2, NULL, 3);
