CREATE TABLE keep (id int PRIMARY KEY);
CREATE TABLE t (id int PRIMARY KEY, keep_id int REFERENCES keep);
