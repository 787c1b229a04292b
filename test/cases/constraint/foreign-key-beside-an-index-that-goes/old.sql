CREATE TABLE station (id bigint NOT NULL);
CREATE UNIQUE INDEX station_by_id ON station (id DESC NULLS LAST);
CREATE TABLE reading (id bigint PRIMARY KEY, station bigint);
