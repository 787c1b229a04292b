CREATE TABLE reading (id bigint NOT NULL);
CREATE TABLE hourly (id bigint NOT NULL, remark text, height numeric NOT NULL) INHERITS (reading);
CREATE STATISTICS hourly_known ON id, remark, height FROM hourly;
