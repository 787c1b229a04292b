CREATE TABLE reading (id bigint NOT NULL, level smallint, shown bigint GENERATED ALWAYS AS (level::bigint * 2) STORED) PARTITION BY LIST (id);
