CREATE TABLE person (name varchar(20) NOT NULL, shown text GENERATED ALWAYS AS (upper(name)) STORED);
CREATE TABLE customer (since date) INHERITS (person);
