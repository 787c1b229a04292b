CREATE TABLE reading (id bigint NOT NULL) PARTITION BY LIST (id);
CREATE TABLE reading_2 PARTITION OF reading FOR VALUES IN (2);
CREATE INDEX reading_id ON reading USING hash (id);
