CREATE TABLE station (id int PRIMARY KEY);
CREATE TABLE reading (id int NOT NULL, station int REFERENCES station, at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE reading_1 PARTITION OF reading FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
CREATE TABLE reading_2 (id int NOT NULL, station int, at date NOT NULL);
