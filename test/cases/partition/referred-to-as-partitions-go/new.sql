CREATE TABLE place (id bigint PRIMARY KEY) PARTITION BY LIST (id);
CREATE TABLE reading (id bigint NOT NULL, place bigint REFERENCES place);
