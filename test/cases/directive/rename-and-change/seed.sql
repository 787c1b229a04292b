INSERT INTO old_name VALUES (1, 5);
