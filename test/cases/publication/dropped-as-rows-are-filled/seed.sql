INSERT INTO orders VALUES ('a'), ('b');
