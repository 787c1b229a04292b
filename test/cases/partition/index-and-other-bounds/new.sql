CREATE TABLE reading (id bigint NOT NULL, spot text) PARTITION BY LIST (id);
CREATE TABLE reading_1 PARTITION OF reading FOR VALUES IN (1);
CREATE INDEX reading_place ON reading (spot);
CREATE INDEX reading_id ON reading (id);
