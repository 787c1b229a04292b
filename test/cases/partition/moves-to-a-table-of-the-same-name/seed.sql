INSERT INTO store.reading_rest VALUES (1, NULL), (2, 1);
