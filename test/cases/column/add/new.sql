CREATE TABLE t (id int PRIMARY KEY, note text, count int NOT NULL DEFAULT 0);
