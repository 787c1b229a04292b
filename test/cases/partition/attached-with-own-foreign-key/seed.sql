INSERT INTO station VALUES (1), (2);
INSERT INTO reading VALUES (1, 1);
INSERT INTO reading_2 VALUES (2, 2), (NULL, 1);
