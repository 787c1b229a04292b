CREATE SCHEMA store;
CREATE TYPE store.level AS ENUM ('low', 'high');
CREATE TABLE reading (level store.level DEFAULT 'high');
