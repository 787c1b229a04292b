CREATE TABLE reading (id bigint PRIMARY KEY, number text NOT NULL);
