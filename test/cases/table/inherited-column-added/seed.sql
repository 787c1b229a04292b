INSERT INTO child (id) VALUES (1);
