CREATE TABLE country (code text NOT NULL, name text NOT NULL);
CREATE UNIQUE INDEX country_code ON country (code) INCLUDE (name);
CREATE TABLE city (id int PRIMARY KEY, country text REFERENCES country (code));
