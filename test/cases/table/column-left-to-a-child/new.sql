CREATE TABLE p (id int);
CREATE TABLE c (id int, a text, x int) INHERITS (p);
CREATE TABLE d (y int) INHERITS (p);
