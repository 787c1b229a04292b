CREATE TABLE reading (id bigint NOT NULL, level smallint, shown text GENERATED ALWAYS AS (level::bigint::text) STORED) PARTITION BY LIST (id);
CREATE TABLE reading_0 PARTITION OF reading FOR VALUES IN (0, 10);
