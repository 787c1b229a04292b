CREATE TABLE reading (id bigint NOT NULL, place bigint) PARTITION BY LIST (id);
CREATE TABLE reading_rest PARTITION OF reading DEFAULT;
CREATE UNIQUE INDEX reading_key ON reading (place, id);
