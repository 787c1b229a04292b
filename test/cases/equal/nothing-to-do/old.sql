CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('a', 'b');
CREATE TABLE app.t (id bigserial PRIMARY KEY, m app.mood DEFAULT 'a', n numeric(8,2) DEFAULT 0 CHECK (n >= 0), at timestamptz DEFAULT now(), CHECK (m <> 'b' OR n > 1));
CREATE INDEX ON app.t (at DESC) WHERE m = 'a';
CREATE VIEW app.v AS SELECT *, CASE WHEN n > 1 THEN 'x' ELSE 'y' END AS c FROM app.t;
ALTER TABLE app.t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON app.t USING (m IN ('a', 'b') AND n BETWEEN 1 AND 3);
GRANT SELECT ON app.t TO reader;
