CREATE TABLE reading (id bigint PRIMARY KEY, code text DEFAULT left(md5(random()::text), 5));
ALTER TABLE reading ADD CONSTRAINT sound CHECK (code ~ '^[g-z]') NOT VALID;
