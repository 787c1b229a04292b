INSERT INTO hourly (id, taken) VALUES (1, 3), (2, 4);
