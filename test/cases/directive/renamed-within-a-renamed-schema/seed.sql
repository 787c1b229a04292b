INSERT INTO support.macros VALUES (1, 'a', 'open');
