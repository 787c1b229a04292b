CREATE SCHEMA store;
CREATE TABLE reading (id bigint NOT NULL, former bigint) PARTITION BY RANGE (id);
CREATE TABLE store.reading_rest PARTITION OF reading DEFAULT;
CREATE INDEX reading_id ON reading (id);
