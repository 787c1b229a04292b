CREATE TABLE reading (id bigint PRIMARY KEY);
CREATE PUBLICATION part_of_it FOR TABLE reading;
