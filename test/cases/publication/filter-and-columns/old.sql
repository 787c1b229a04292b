CREATE TABLE t (id int PRIMARY KEY, n int);
CREATE PUBLICATION p FOR TABLE t WITH (publish = 'insert');
