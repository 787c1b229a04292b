INSERT INTO towns VALUES (1, 1), (2, 2);
