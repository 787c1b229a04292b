CREATE SCHEMA ext;
CREATE EXTENSION hstore SCHEMA ext;
CREATE TABLE t (id int PRIMARY KEY, h ext.hstore DEFAULT ''::ext.hstore);
CREATE INDEX t_h ON t USING gist (h);
