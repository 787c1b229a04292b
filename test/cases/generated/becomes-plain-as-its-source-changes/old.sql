CREATE TABLE reading (id bigint PRIMARY KEY, level integer NOT NULL, doubled bigint GENERATED ALWAYS AS (level * 2) STORED);
