CREATE TABLE station (id int PRIMARY KEY);
CREATE TABLE reading (id int, station int, kind text) PARTITION BY RANGE (id);
CREATE TABLE reading_1 PARTITION OF reading FOR VALUES FROM (0) TO (10);
CREATE TABLE reading_2 PARTITION OF reading FOR VALUES FROM (10) TO (20) PARTITION BY LIST (kind);
CREATE TABLE reading_2a PARTITION OF reading_2 FOR VALUES IN ('a');
CREATE TABLE reading_2b PARTITION OF reading_2 FOR VALUES IN ('b');
ALTER TABLE reading_2b ADD CONSTRAINT reading_station_fkey CHECK (station > 0);
ALTER TABLE reading ADD FOREIGN KEY (station) REFERENCES station ON DELETE CASCADE;
