INSERT INTO station VALUES (1), (2);
INSERT INTO reading VALUES (1, 1), (2, NULL);
