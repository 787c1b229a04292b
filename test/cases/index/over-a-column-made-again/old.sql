CREATE TABLE reading (id bigint PRIMARY KEY, note text, level smallint, shown text GENERATED ALWAYS AS (upper(note)) STORED);
CREATE INDEX reading_search ON reading (note);
