CREATE TABLE reading (id bigint NOT NULL, code text DEFAULT left(md5(random()::text), 5), PRIMARY KEY (id, code)) PARTITION BY LIST (id);
CREATE TABLE reading_0 PARTITION OF reading FOR VALUES IN (0);
