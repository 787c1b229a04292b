CREATE TABLE t (id int PRIMARY KEY, n int DEFAULT 3, note text DEFAULT 'new');
