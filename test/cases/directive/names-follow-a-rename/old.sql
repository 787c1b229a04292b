CREATE DOMAIN amount AS int CHECK (VALUE > 0);
CREATE TABLE clients (
  id serial PRIMARY KEY,
  number bigint GENERATED ALWAYS AS IDENTITY,
  mail text NOT NULL UNIQUE CHECK (mail <> ''),
  boss int REFERENCES clients,
  spent amount
);
CREATE INDEX ON clients (mail, spent);
CREATE INDEX by_boss ON clients (boss);
CREATE POLICY clients_own ON clients USING (true);
CREATE TABLE orders (id int PRIMARY KEY, client int REFERENCES clients);
