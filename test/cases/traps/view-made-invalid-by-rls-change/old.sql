CREATE TABLE t (id int, owner text);
CREATE VIEW v WITH (security_barrier) AS SELECT id FROM t;
GRANT SELECT ON v TO reader;
