CREATE SCHEMA former;
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE former.event (
  id bigint NOT NULL,
  cause bigint,
  mood mood DEFAULT 'sad' NOT NULL,
  moods mood[] NOT NULL,
  PRIMARY KEY (id),
  UNIQUE (moods, mood, id) DEFERRABLE
) PARTITION BY HASH (id);
CREATE TABLE former.event_1 PARTITION OF former.event FOR VALUES WITH (MODULUS 3, REMAINDER 1);
ALTER TABLE former.event ADD CONSTRAINT event_cause FOREIGN KEY (cause) REFERENCES former.event (id) ON DELETE SET NULL;
CREATE VIEW latest AS SELECT id FROM former.event WHERE cause > 0;
