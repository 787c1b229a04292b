CREATE TABLE station (id int PRIMARY KEY);
CREATE TABLE reading (id int, station int REFERENCES station) PARTITION BY LIST (id);
CREATE TABLE reading_1 PARTITION OF reading FOR VALUES IN (1);
CREATE TABLE reading_2 (id int, station int CONSTRAINT reading_station_fkey REFERENCES station);
