CREATE TYPE mood AS ENUM ('ok');
CREATE TABLE event (
  id bigint NOT NULL,
  cause bigint,
  moods mood[] NOT NULL
) PARTITION BY HASH (id);
CREATE VIEW latest AS SELECT id, moods FROM event WHERE cause > 0;
