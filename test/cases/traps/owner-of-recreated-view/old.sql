CREATE TABLE t (id int, n int);
GRANT SELECT ON t TO owner_role;
CREATE VIEW v AS SELECT n FROM t;
ALTER VIEW v OWNER TO owner_role;
GRANT SELECT ON v TO reader;
