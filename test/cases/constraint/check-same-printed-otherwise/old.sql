CREATE TABLE t (s varchar(10), n int, CONSTRAINT k CHECK (s IN ('a', 'b')), CONSTRAINT b CHECK (n BETWEEN 1 AND 5 AND (s LIKE 'a%' OR s IS NULL)));
