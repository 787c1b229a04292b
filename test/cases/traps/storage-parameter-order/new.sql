CREATE TABLE t (id int) WITH (autovacuum_vacuum_threshold = 5, fillfactor = 70, autovacuum_enabled = off);
