CREATE TABLE reading (id bigint NOT NULL);
CREATE TABLE hourly (PRIMARY KEY (id)) INHERITS (reading);
