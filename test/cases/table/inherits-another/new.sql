CREATE TABLE p1 (id int);
CREATE TABLE p2 (id int, z int);
CREATE TABLE c (x int, z int) INHERITS (p2);
