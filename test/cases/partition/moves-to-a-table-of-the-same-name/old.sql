CREATE SCHEMA store;
CREATE TABLE store.reading (id bigint NOT NULL, former bigint, PRIMARY KEY (id)) PARTITION BY RANGE (id);
ALTER TABLE store.reading ADD CONSTRAINT reading_former FOREIGN KEY (former) REFERENCES store.reading;
CREATE TABLE store.reading_rest PARTITION OF store.reading DEFAULT;
