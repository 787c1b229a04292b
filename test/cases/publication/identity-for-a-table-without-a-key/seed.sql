INSERT INTO orders VALUES ('a'), ('b'); INSERT INTO lines VALUES (1, 'a');
