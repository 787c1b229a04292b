CREATE TABLE reading (id bigint NOT NULL, former bigint, PRIMARY KEY (id)) PARTITION BY LIST (id);
CREATE TABLE reading_1 PARTITION OF reading FOR VALUES IN (1);
CREATE TABLE reading_2 PARTITION OF reading FOR VALUES IN (2);
CREATE TABLE note (id bigint PRIMARY KEY, reading bigint REFERENCES reading);
