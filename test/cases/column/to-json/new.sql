CREATE TABLE t (id int PRIMARY KEY, a jsonb, b jsonb, c jsonb DEFAULT '{}', d int8range);
