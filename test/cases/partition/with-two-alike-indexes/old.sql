CREATE TABLE event (id bigint NOT NULL, at int) PARTITION BY LIST (id);
CREATE INDEX event_b ON event (id);
CREATE TABLE log (id bigint NOT NULL, at int) PARTITION BY LIST (id);
CREATE INDEX log_b ON log (id);
CREATE INDEX log_a ON log (id DESC);
