-- @renamed from=clients
CREATE TABLE customers (id int CONSTRAINT clients_pkey PRIMARY KEY, name text NOT NULL);
CREATE TABLE orders (id int PRIMARY KEY, client_id int REFERENCES customers);
CREATE VIEW names AS SELECT name FROM customers;
