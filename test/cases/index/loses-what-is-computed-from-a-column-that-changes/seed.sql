INSERT INTO event (id, size) VALUES (1, 2), (2, 12);
INSERT INTO part (id, size) VALUES (1, 2), (2, 12);
