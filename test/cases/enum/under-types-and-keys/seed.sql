INSERT INTO t VALUES ('a', '{a,c}', 'a', ROW('c', 1));
INSERT INTO u VALUES ('a');
