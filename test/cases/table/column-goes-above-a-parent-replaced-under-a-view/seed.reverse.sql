INSERT INTO trucks (id) VALUES (1), (2);
