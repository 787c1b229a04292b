CREATE TABLE t (id int PRIMARY KEY, s text, CONSTRAINT known CHECK (s IN ('a', 'b')));
