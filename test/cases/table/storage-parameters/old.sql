CREATE TABLE t (id int, note text) WITH (fillfactor = 70, autovacuum_enabled = off);
