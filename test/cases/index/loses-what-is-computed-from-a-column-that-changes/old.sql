CREATE TABLE event (
  id bigint PRIMARY KEY,
  size integer,
  twice bigint GENERATED ALWAYS AS (size::bigint * 2) STORED,
  thrice bigint GENERATED ALWAYS AS (size::bigint * 3) STORED
);
CREATE INDEX event_size ON event (size, twice);
CREATE INDEX event_twice ON event (twice);
CREATE TABLE part (
  id bigint,
  size integer,
  twice bigint GENERATED ALWAYS AS (size::bigint * 2) STORED
) PARTITION BY RANGE (id);
CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM (0) TO (10);
CREATE INDEX part_size ON part (size, twice);
