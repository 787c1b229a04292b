CREATE TYPE level AS ENUM ('low', 'high', 'none');
CREATE TABLE reading (level level NOT NULL, note text);
CREATE INDEX reading_known ON reading (level, note);
