INSERT INTO clients (mail, boss, spent) VALUES ('a@b', NULL, 1), ('c@d', 1, 2);
INSERT INTO orders VALUES (10, 1), (11, 2);
