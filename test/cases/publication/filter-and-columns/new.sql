CREATE TABLE t (id int PRIMARY KEY, n int);
CREATE PUBLICATION p FOR TABLE t (id, n) WHERE (n > 3) WITH (publish = 'insert');
