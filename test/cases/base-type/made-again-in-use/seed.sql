INSERT INTO item VALUES (1, '12', '{1,2}'), (2, NULL, NULL);
