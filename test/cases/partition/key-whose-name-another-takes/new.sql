CREATE TABLE reading (id bigint NOT NULL, place text NOT NULL, level numeric, CONSTRAINT first UNIQUE (level, id), CONSTRAINT second UNIQUE (place, id) DEFERRABLE) PARTITION BY RANGE (id);
CREATE TABLE reading_0 PARTITION OF reading FOR VALUES FROM (0) TO (10);
