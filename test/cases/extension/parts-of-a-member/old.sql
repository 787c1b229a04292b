CREATE EXTENSION cube;
CREATE TABLE settings (id int PRIMARY KEY, level int DEFAULT 3 CHECK (level > 0), name text UNIQUE);
CREATE INDEX settings_level ON settings (level);
CREATE DOMAIN positive AS int CHECK (VALUE > 0);
ALTER EXTENSION cube ADD TABLE settings;
ALTER EXTENSION cube ADD DOMAIN positive;
CREATE TABLE t (id int);
