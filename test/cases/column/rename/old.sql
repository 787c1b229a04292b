CREATE TABLE t (id int PRIMARY KEY, nam text NOT NULL, CONSTRAINT short CHECK (length(nam) < 9));
CREATE INDEX t_name ON t (nam);
CREATE VIEW v AS SELECT id, nam AS name FROM t;
