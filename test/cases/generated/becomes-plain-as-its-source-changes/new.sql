CREATE TABLE reading (id bigint PRIMARY KEY, level text NOT NULL, doubled numeric);
