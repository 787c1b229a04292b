CREATE TABLE reading (id bigint, taken date, PRIMARY KEY (id)) PARTITION BY RANGE (id);
CREATE TABLE reading_1 PARTITION OF reading FOR VALUES FROM (0) TO (10);
CREATE TABLE reading_2 PARTITION OF reading FOR VALUES FROM (10) TO (20);
CREATE TABLE reading_3 (id bigint, taken date);
CREATE INDEX reading_by_day ON reading (taken);
CREATE TABLE visit (id bigint, made date) PARTITION BY HASH (id);
CREATE INDEX visit_by_day ON visit (made);
