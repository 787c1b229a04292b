CREATE TABLE person (id bigint NOT NULL, shown char(5)) PARTITION BY RANGE (id);
CREATE INDEX person_id ON person (id) WHERE shown IN ('a', 'b');
