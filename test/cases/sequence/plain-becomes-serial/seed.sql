INSERT INTO t VALUES (1, 'one'), (7, 'seven');
INSERT INTO u VALUES (1, 'one');
