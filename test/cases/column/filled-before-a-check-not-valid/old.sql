CREATE TABLE reading (id bigint PRIMARY KEY);
