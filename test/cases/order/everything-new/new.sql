CREATE TYPE f_enum AS ENUM ('x', 'y');
CREATE DOMAIN e_domain AS int CHECK (VALUE <> 7);
CREATE SEQUENCE d_seq;
CREATE FUNCTION twice(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 2';
CREATE TABLE g_table (id int PRIMARY KEY, b f_enum[]);
CREATE TABLE b_table (id int DEFAULT nextval('d_seq') PRIMARY KEY, n e_domain CHECK (twice(n) > 0), m f_enum DEFAULT 'x', g int REFERENCES g_table);
CREATE INDEX b_twice ON b_table (twice(n));
CREATE VIEW a_view AS SELECT id, twice(n) AS n, m FROM b_table;
