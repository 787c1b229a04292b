CREATE TABLE t (id int PRIMARY KEY, s text DEFAULT 'a' CHECK (s IN ('a', 'b')));
CREATE INDEX t_s ON t (s);
