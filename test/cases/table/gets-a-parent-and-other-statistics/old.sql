CREATE TABLE hourly (id bigint NOT NULL, note text, level numeric NOT NULL);
CREATE STATISTICS hourly_known ON id, note, level FROM hourly;
