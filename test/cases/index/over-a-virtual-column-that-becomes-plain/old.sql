CREATE TABLE person (id bigint NOT NULL, name varchar(50), shown text GENERATED ALWAYS AS (upper(name)) VIRTUAL) PARTITION BY RANGE (id);
CREATE INDEX person_id ON person (id) WHERE name IN ('a', 'b');
