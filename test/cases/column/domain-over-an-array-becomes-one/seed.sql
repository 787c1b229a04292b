INSERT INTO note VALUES (1, '{a,b}'), (2, NULL);
