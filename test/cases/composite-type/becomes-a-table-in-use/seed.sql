INSERT INTO person VALUES (1, ROW('a', 'b'), ARRAY[ROW('c', 'd')::place]), (2, NULL, NULL);
