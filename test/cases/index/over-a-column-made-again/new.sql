CREATE TABLE reading (id bigint PRIMARY KEY, level smallint, shown bigint GENERATED ALWAYS AS (level::bigint * 2) STORED);
CREATE INDEX reading_search ON reading (level);
