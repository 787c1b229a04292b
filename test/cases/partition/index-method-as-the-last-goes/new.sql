CREATE TABLE reading (id bigint NOT NULL) PARTITION BY LIST (id);
CREATE INDEX reading_id ON reading USING hash (id);
