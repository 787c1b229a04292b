CREATE TABLE events (id bigint GENERATED ALWAYS AS IDENTITY, at timestamptz NOT NULL, kind text NOT NULL, data jsonb DEFAULT '{}', PRIMARY KEY (id, kind)) PARTITION BY LIST (kind);
CREATE TABLE events_1 PARTITION OF events FOR VALUES IN ('a', 'b');
CREATE TABLE events_d PARTITION OF events DEFAULT;
CREATE INDEX ON events (at);
CREATE VIEW v AS SELECT * FROM events;
COMMENT ON TABLE events IS 'events';
