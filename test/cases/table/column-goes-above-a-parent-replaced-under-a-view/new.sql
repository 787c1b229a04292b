CREATE SCHEMA fleet;
CREATE TABLE assets (
  id bigint NOT NULL
);
CREATE TABLE fleet.vehicles () INHERITS (assets);
CREATE TABLE trucks (id bigint NOT NULL) INHERITS (fleet.vehicles);
CREATE VIEW fleet AS SELECT vehicles.id FROM fleet.vehicles;
