INSERT INTO reading (id) VALUES (1), (2);
