CREATE TABLE t (id int, at timestamp);
CREATE INDEX i ON t (date_trunc('hour', at));
CREATE TABLE p (id int, at timestamp) PARTITION BY LIST (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE INDEX j ON p (date_trunc('hour', at));
