INSERT INTO tiles (area) VALUES (2), (3);
