CREATE TABLE event (
  id bigint PRIMARY KEY,
  size bigint,
  thrice bigint GENERATED ALWAYS AS (size * 3) STORED
);
CREATE INDEX event_size ON event (size);
CREATE INDEX event_twice ON event (thrice);
CREATE TABLE part (
  id bigint,
  size bigint
) PARTITION BY RANGE (id);
CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM (0) TO (10);
CREATE INDEX part_size ON part (size);
