CREATE TYPE level AS ENUM ('low', 'high');
CREATE TABLE reading (place bigint, height level DEFAULT 'low');
CREATE INDEX reading_known ON reading (place, height);
