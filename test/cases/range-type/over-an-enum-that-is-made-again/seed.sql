INSERT INTO shirt VALUES (1, 's', '[s,l]'), (2, 'l', NULL);
