CREATE TABLE hourly (id bigint NOT NULL, taken text DEFAULT 'two');
ALTER TABLE hourly ADD CONSTRAINT sound CHECK (id > 0) NO INHERIT;
