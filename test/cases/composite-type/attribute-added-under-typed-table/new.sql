CREATE TYPE ct AS (a int, b text, c date);
CREATE TABLE t OF ct (PRIMARY KEY (a));
