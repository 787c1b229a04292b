CREATE TABLE reading (id bigint NOT NULL, place text NOT NULL, CONSTRAINT first UNIQUE (place, id)) PARTITION BY RANGE (id);
CREATE TABLE reading_0 PARTITION OF reading FOR VALUES FROM (0) TO (10);
