CREATE TABLE other (id int PRIMARY KEY);
CREATE TABLE t (id int PRIMARY KEY, other_id int DEFAULT 1 CONSTRAINT positive CHECK (other_id > 0) REFERENCES other ON DELETE CASCADE, UNIQUE (other_id));
CREATE INDEX t_other ON t (other_id) WHERE other_id IS NOT NULL;
COMMENT ON COLUMN t.other_id IS 'another';
GRANT SELECT (other_id) ON t TO reader;
