INSERT INTO person (id) VALUES (1), (2);
