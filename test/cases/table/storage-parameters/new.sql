CREATE TABLE t (id int, note text) WITH (autovacuum_vacuum_scale_factor = 0.05, fillfactor = 90, toast.autovacuum_enabled = off);
