CREATE TABLE t (n numeric(10,2), m numeric(5,1));
