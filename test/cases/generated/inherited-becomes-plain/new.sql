CREATE TABLE person (name varchar(20) NOT NULL, shown text DEFAULT 'nobody');
CREATE TABLE customer (since date) INHERITS (person);
