CREATE TABLE reading (id bigint NOT NULL, place text) PARTITION BY LIST (id);
CREATE TABLE reading_1 PARTITION OF reading FOR VALUES IN (1, 11);
CREATE INDEX reading_place ON reading (place);
