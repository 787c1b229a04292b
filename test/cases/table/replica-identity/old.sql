CREATE TABLE t (id int PRIMARY KEY, code int NOT NULL);
CREATE UNIQUE INDEX t_code ON t (code);
