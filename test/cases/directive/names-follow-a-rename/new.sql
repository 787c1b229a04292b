-- @renamed from=amount
CREATE DOMAIN money_amount AS int CHECK (VALUE > 0);
-- @renamed from=clients
CREATE TABLE customers (
  id serial PRIMARY KEY,
  number bigint GENERATED ALWAYS AS IDENTITY,
  email text NOT NULL UNIQUE CHECK (email <> ''), -- @renamed from=mail
  boss int REFERENCES customers,
  spent money_amount
);
CREATE INDEX ON customers (email, spent);
CREATE INDEX by_boss ON customers (boss);
CREATE POLICY customers_own ON customers USING (true);
CREATE TABLE orders (
  id int PRIMARY KEY,
  customer int REFERENCES customers -- @renamed from=client
);
