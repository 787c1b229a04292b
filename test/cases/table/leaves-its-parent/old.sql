CREATE TABLE reading (id bigint NOT NULL, taken numeric DEFAULT 2, doubled bigint GENERATED ALWAYS AS (id * 2) STORED);
CREATE TABLE hourly (id bigint NOT NULL, taken numeric DEFAULT 2, doubled bigint GENERATED ALWAYS AS (id * 2) STORED) INHERITS (reading);
ALTER TABLE hourly ADD CONSTRAINT sound CHECK (doubled > 0) NO INHERIT;
