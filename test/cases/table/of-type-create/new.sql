CREATE TYPE pair AS (a int, b text, c text);
CREATE TABLE t OF pair (a PRIMARY KEY, b DEFAULT 'none' NOT NULL);
CREATE TABLE plain OF pair;
