CREATE SCHEMA shop;
-- @renamed from=public.clients
CREATE TABLE shop.customers (
  id serial PRIMARY KEY,
  email text NOT NULL, -- @renamed from=mail
  boss int
);
CREATE INDEX ON shop.customers (email);
CREATE INDEX by_boss ON shop.customers (boss);
CREATE STATISTICS shop.customers_email_boss_stat ON email, boss FROM shop.customers;
