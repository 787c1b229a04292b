CREATE TABLE reading (id bigint NOT NULL);
CREATE TABLE hourly () INHERITS (reading);
