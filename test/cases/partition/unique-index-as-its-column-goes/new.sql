CREATE TABLE reading (id bigint NOT NULL, spot bigint) PARTITION BY LIST (id);
CREATE UNIQUE INDEX reading_key ON reading (spot, id);
