CREATE TABLE old_name (id int PRIMARY KEY, n int);
CREATE INDEX old_index ON old_name (n);
