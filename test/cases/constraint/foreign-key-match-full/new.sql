CREATE TABLE p (a int, b int, PRIMARY KEY (a, b));
CREATE TABLE c (a int, b int, CONSTRAINT c_p FOREIGN KEY (b, a) REFERENCES p (b, a) MATCH FULL);
