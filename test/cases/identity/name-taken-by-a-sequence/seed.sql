INSERT INTO t (n) VALUES ('a'), ('b');
