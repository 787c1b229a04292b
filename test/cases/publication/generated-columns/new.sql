CREATE TABLE t (id int PRIMARY KEY, g int GENERATED ALWAYS AS (id) STORED);
CREATE PUBLICATION p FOR TABLE t WITH (publish_generated_columns = stored);
