CREATE TYPE ct AS (a int, b text);
CREATE TABLE t OF ct (PRIMARY KEY (a));
