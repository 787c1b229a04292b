CREATE TABLE station (id bigint PRIMARY KEY);
CREATE TABLE reading (id bigint PRIMARY KEY, station bigint REFERENCES station);
