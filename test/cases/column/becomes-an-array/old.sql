CREATE TABLE person (id bigint, code integer, shown bigint GENERATED ALWAYS AS (id * 2) STORED);
