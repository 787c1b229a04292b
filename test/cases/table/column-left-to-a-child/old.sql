CREATE TABLE p (id int, a text);
CREATE TABLE c (id int, x int) INHERITS (p);
CREATE TABLE d (y int) INHERITS (p);
