INSERT INTO tiles (width) VALUES (2), (3);
