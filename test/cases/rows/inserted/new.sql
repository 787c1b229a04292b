CREATE TABLE country (code text PRIMARY KEY, name text NOT NULL);
-- @data key=code
INSERT INTO country (code, name) VALUES ('de', 'Germany'), ('fr', 'France');
