CREATE SCHEMA ext;
CREATE EXTENSION pg_trgm SCHEMA ext;
CREATE TABLE t (s text);
CREATE INDEX t_s ON t USING gin (s ext.gin_trgm_ops);
