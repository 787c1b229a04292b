CREATE SCHEMA shop;
CREATE TABLE clients (id serial PRIMARY KEY, mail text NOT NULL, boss int);
CREATE INDEX ON clients (mail);
CREATE INDEX by_boss ON clients (boss);
CREATE STATISTICS clients_mail_boss_stat ON mail, boss FROM clients;
