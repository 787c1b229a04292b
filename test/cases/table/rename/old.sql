CREATE TABLE clients (id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE orders (id int PRIMARY KEY, client_id int REFERENCES clients);
CREATE VIEW names AS SELECT name FROM clients;
