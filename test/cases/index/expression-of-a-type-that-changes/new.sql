CREATE TABLE t (id int, at timestamptz);
CREATE INDEX i ON t (date_trunc('hour', at AT TIME ZONE 'UTC'));
CREATE TABLE p (id int, at timestamptz) PARTITION BY LIST (id);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE INDEX j ON p (date_trunc('hour', at AT TIME ZONE 'UTC'));
