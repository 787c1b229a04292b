CREATE TABLE reading (id bigint NOT NULL, level double precision NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE reading_1 PARTITION OF reading FOR VALUES FROM (10) TO (20);
