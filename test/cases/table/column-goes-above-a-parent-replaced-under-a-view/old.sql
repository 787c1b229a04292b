CREATE TABLE assets (
  id bigint NOT NULL,
  price integer,
  doubled bigint GENERATED ALWAYS AS (price::bigint * 2) STORED
);
CREATE TABLE vehicles () INHERITS (assets);
CREATE TABLE trucks (
  id bigint NOT NULL,
  price integer,
  doubled bigint GENERATED ALWAYS AS (price::bigint * 2) STORED
) INHERITS (vehicles);
CREATE VIEW fleet AS SELECT vehicles.id FROM vehicles;
