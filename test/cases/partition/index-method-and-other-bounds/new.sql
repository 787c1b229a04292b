CREATE TABLE reading (id bigint NOT NULL) PARTITION BY LIST (id);
CREATE TABLE reading_2 PARTITION OF reading DEFAULT;
CREATE INDEX reading_id ON reading (id);
